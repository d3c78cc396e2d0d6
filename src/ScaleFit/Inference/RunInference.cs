using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Everything known about one run: what was fitted, the curves and what to doubt. Immutable; threads may share it.</summary>
public sealed record RunInference
{
    internal RunInference(FitWindow window, double level, IReadOnlyList<CurveInference> curves, IReadOnlyList<Finding> findings) =>
        (Run, Window, Level, Curves, Findings) = (window.Run, window, level, curves, findings);

    /// <summary>The run.</summary>
    public Run Run { get; internal init; }

    /// <summary>What was fitted of it.</summary>
    public FitWindow Window { get; internal init; }

    /// <summary>Confidence level of every interval, between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>The curves, sigmoid first.</summary>
    public IReadOnlyList<CurveInference> Curves { get; internal init; }

    /// <summary>What other windows would have answered; empty where it was not asked for.</summary>
    public IReadOnlyList<Sensitivity> Sensitivity { get; internal init; } = [];

    /// <summary>What a reader must know: on reading, on the window, on the fits.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; }

    /// <summary>
    /// The same in a third of the memory: the fits under other noises are dropped, and found again, in some milliseconds a curve, where an interval of
    /// a further quantity is asked for.
    /// </summary>
    internal RunInference Compact() => this with { Curves = [.. Curves.Select(curve => curve with { Profile = curve.Profile with { Noises = default } })] };

    /// <summary>True when the run falls at its end: no rising curve describes it, and nothing may be read off one.</summary>
    public bool Collapsed => Findings.Any(finding => finding.Kind == FindingCatalog.LateCollapse);
}
