using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Everything known about one run: what was fitted, the curves and what to doubt.</summary>
public sealed record RunInference
{
    /// <summary>The run.</summary>
    public required Run Run { get; init; }

    /// <summary>What was fitted of it.</summary>
    public required FitWindow Window { get; init; }

    /// <summary>The curves, sigmoid first.</summary>
    public required IReadOnlyList<CurveInference> Curves { get; init; }

    /// <summary>What a reader must know: on reading, on the window, on the fits.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
