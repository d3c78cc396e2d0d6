using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Rows that were left out, and what was wrong with the first.</summary>
internal sealed class RejectedRows
{
    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The place of the first and its fault.</summary>
    public string First { get; private set; } = "";

    /// <summary>Counts a row.</summary>
    public void Add(string place, string fault)
    {
        if (Count++ == 0) First = $"{place}: {fault}";
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
