using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>How runs are analysed. Immutable: threads may share it.</summary>
public sealed record InferenceOptions
{
    /// <summary>The defaults.</summary>
    public static InferenceOptions Default { get; } = new();

    /// <summary>Which part of a run is fitted.</summary>
    public WindowOptions Window { get; init; } = WindowOptions.Default;

    /// <summary>The curves to fit, sigmoid first.</summary>
    public IReadOnlyList<Curve> Curves { get; init; } = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    /// <summary>What the residuals are taken for.</summary>
    public NoiseKind Noise { get; init; } = NoiseKind.Drift;

    /// <summary>Confidence level of every interval, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Whether to fit other windows too, to see whether the answer stands.</summary>
    public bool Sensitivity { get; init; }
}
