using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>How runs are analysed. Immutable: threads may share it.</summary>
public sealed record InferenceOptions
{
    /// <summary>The defaults.</summary>
    public static InferenceOptions Default { get; } = new();

    /// <summary>Which part of a run is fitted.</summary>
    public WindowOptions Window { get; init => field = value ?? throw new ArgumentNullException(nameof(Window)); } = WindowOptions.Default;

    /// <summary>The curves to fit, each once, sigmoid first.</summary>
    /// <exception cref="ArgumentException">There is no curve, or one stands twice.</exception>
    public IReadOnlyList<Curve> Curves
    {
        get;
        init => field = Frozen.Copy(value, nameof(Curves)) is { Count: > 0 } curves && curves.Distinct().Count() == curves.Count
            ? curves
            : throw new ArgumentException("Expected at least one curve, each once.", nameof(Curves));
    } = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    /// <summary>What the residuals are taken for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such noise.</exception>
    public NoiseKind Noise
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Noise), value, "There is no such noise.");
    } = NoiseKind.Drift;

    /// <summary>Confidence level of every interval, from 0.01 to 0.9999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside its range.</exception>
    public double Level
    {
        get;
        init => field = value is >= 0.01 and <= 0.9999 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A confidence level lies between 0.01 and 0.9999, such as 0.95.");
    } = 0.95;

    /// <summary>Whether to fit other windows too, to see whether the answer stands.</summary>
    public bool Sensitivity { get; init; }
}
