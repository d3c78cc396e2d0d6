using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>The metrics and the compute of one run while ScaleFit reads its log.</summary>
/// <param name="Whole">The key of its name in the log, which it shares with later runs of that name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Metrics">One builder per metric column; none if the run is excluded.</param>
/// <param name="Compute">Its compute.</param>
internal sealed record RunBuilders(string Whole, string Name, RunBuilder[] Metrics, ComputeTracker Compute)
{
    /// <summary>Rejects a row.</summary>
    public void Reject(long line, string error)
    {
        foreach (var builder in Metrics) builder.Reject(line, error);
    }

    /// <summary>Removes the evaluations after a compute, because the log repeats them.</summary>
    public void DiscardAfter(double beyond)
    {
        foreach (var builder in Metrics) builder.DiscardAfter(beyond);
    }
}

/// <summary>Counts rejected rows and keeps the error of the first.</summary>
internal sealed class RejectedRows
{
    /// <summary>Number of rejected rows.</summary>
    public int Count { get; private set; }

    /// <summary>The place of the first and its error.</summary>
    public string First { get; private set; } = "";

    /// <summary>Counts a row.</summary>
    public void Add(string place, string error)
    {
        if (Count++ == 0) First = $"{place}: {error}";
    }

    /// <summary>True if more than a tenth of the rows are rejected, so that the others are not reliable either.</summary>
    public bool AreTooMany(long of) => (long)FindingCatalog.RowsOfOneRejected * Count > of;

    /// <summary>The rejected rows, for messages.</summary>
    public string Text(long of, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{Count} of {of} {what} {(Count == 1 ? "was" : "were")} rejected, {(Count == 1 ? "" : "the first ")}at {First}");

    /// <summary>The finding about the rejected rows of a usable run.</summary>
    public Finding Finding(long of, string what) =>
        FindingCatalog.RowsRejected.Report(Text(of, what), "Correct the log, or check that the fit does not depend on the missing evaluations.");
}
