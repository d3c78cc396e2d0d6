using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Everything known about one run: what was fitted, the curves and what to doubt. Immutable; threads may share it.</summary>
public sealed record RunInference
{
    /// <summary>Code of the finding that a run falls at its end.</summary>
    internal const string CollapseCode = "late-collapse";

    /// <summary>The code of the finding that a run shows its best value so far.</summary>
    internal const string NeverFallsCode = "never-falls";

    /// <summary>The run.</summary>
    public required Run Run { get; init; }

    /// <summary>What was fitted of it.</summary>
    public required FitWindow Window { get; init; }

    /// <summary>Confidence level of every interval, between 0 and 1.</summary>
    public required double Level { get; init; }

    /// <summary>The curves, sigmoid first.</summary>
    public required IReadOnlyList<CurveInference> Curves { get; init; }

    /// <summary>What other windows would have answered; empty where it was not asked for.</summary>
    public IReadOnlyList<Sensitivity> Sensitivity { get; init; } = [];

    /// <summary>What a reader must know: on reading, on the window, on the fits.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>
    /// The same in a third of the memory: the fits under other noises are dropped, and found again, in some milliseconds a curve, where an interval of
    /// a further quantity is asked for.
    /// </summary>
    internal RunInference Compact() => this with { Curves = [.. Curves.Select(curve => curve with { Profile = curve.Profile with { Noises = default } })] };

    /// <summary>True when the run falls at its end: no rising curve describes it, and nothing may be read off one.</summary>
    public bool Collapsed => Findings.Any(finding => finding.Code == CollapseCode);
}
