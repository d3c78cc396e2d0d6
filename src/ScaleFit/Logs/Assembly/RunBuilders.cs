using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>One run while its log is read: its metrics and its compute.</summary>
/// <param name="Whole">What it is a part of: the name that the log gives it and others behind it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Metrics">One builder a metric column; none when the run is left out.</param>
/// <param name="Compute">Its compute.</param>
internal sealed record RunBuilders(string Whole, string Name, RunBuilder[] Metrics, ComputeTracker Compute)
{
    /// <summary>Leaves out a row.</summary>
    public void Reject(long line, string error)
    {
        foreach (var builder in Metrics) builder.Reject(line, error);
    }

    /// <summary>Leaves out the evaluations beyond a compute, which the log repeats.</summary>
    public void DiscardAfter(double beyond)
    {
        foreach (var builder in Metrics) builder.DiscardAfter(beyond);
    }
}

/// <summary>Rows that were left out, and what was wrong with the first.</summary>
internal sealed class RejectedRows
{
    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The place of the first and its error.</summary>
    public string First { get; private set; } = "";

    /// <summary>Counts a row.</summary>
    public void Add(string place, string error)
    {
        if (Count++ == 0) First = $"{place}: {error}";
    }

    /// <summary>True when more than a tenth of the rows were left out, so that the rest is not to be trusted either.</summary>
    public bool AreTooMany(long of) => (long)FindingCatalog.RowsOfOneRejected * Count > of;

    /// <summary>The rows as a message counts them.</summary>
    public string Text(long of, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{Count} of {of} {what} {(Count == 1 ? "was" : "were")} rejected, {(Count == 1 ? "" : "the first ")}at {First}");

    /// <summary>The rows as a finding on a run that is used without them.</summary>
    public Finding Finding(long of, string what) =>
        FindingCatalog.RowsRejected.Report(Text(of, what), "Correct the log, or check that the fit does not depend on the missing evaluations.");
}
