using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>The analysis of one run: fit window, curves and findings. Immutable: threads may share it.</summary>
public sealed record RunInference
{
    internal RunInference(FitWindow window, double level, IReadOnlyList<CurveInference> curves, IReadOnlyList<Finding> findings) =>
        (Run, Window, Level, Curves, Findings) = (window.Run, window, level, curves, findings);

    /// <summary>The run.</summary>
    public Run Run { get; internal init; }

    /// <summary>The fit window.</summary>
    public FitWindow Window { get; internal init; }

    /// <summary>Confidence level of every interval, between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>The curves, sigmoid first.</summary>
    public IReadOnlyList<CurveInference> Curves { get; internal init; }

    /// <summary>Estimates from other windows. Empty without a sensitivity analysis.</summary>
    public IReadOnlyList<Sensitivity> Sensitivity { get; internal init; } = [];

    /// <summary>How the last part of the run departs from the first curve. Null for too few evaluations, and in results read from a file.</summary>
    public RecentChange? RecentChange { get; internal init; }

    /// <summary>Findings on the log, the window and the fits.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; }

    /// <summary>
    /// A copy that needs a third of the memory: it drops the fits under other noise candidates. They are refitted, in some milliseconds per curve,
    /// when the interval of a further quantity is computed.
    /// </summary>
    internal RunInference Compact() => this with { Curves = [.. Curves.Select(curve => curve with { Profile = curve.Profile with { Noises = default } })] };

    /// <summary>True when the run collapses: the pass rate falls at its end. No rising curve describes it, and no estimate is valid.</summary>
    public bool Collapsed => Has(FindingCatalog.LateCollapse);

    /// <summary>Whether the run has a finding of a kind.</summary>
    internal bool Has(FindingKind kind) => Findings.Any(finding => finding.Kind == kind);
}
