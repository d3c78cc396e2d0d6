namespace ScaleFit.Logs;

/// <summary>One run while its log is read: its metrics and its clock.</summary>
/// <param name="Whole">What it is a part of: the name that the log gives it and others behind it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Metrics">One draft a metric column; none when the run is left out.</param>
/// <param name="Clock">Its compute.</param>
internal sealed record RunDrafts(string Whole, string Name, RunDraft[] Metrics, RunClock Clock)
{
    /// <summary>Leaves out a row.</summary>
    public void Reject(long line, string fault)
    {
        foreach (var draft in Metrics) draft.Reject(line, fault);
    }

    /// <summary>Leaves out the evaluations beyond a compute, which the log repeats.</summary>
    public void Forget(double beyond)
    {
        foreach (var draft in Metrics) draft.Forget(beyond);
    }
}
