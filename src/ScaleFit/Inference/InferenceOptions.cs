using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>Options of the analysis of runs. Immutable: threads may share it.</summary>
public sealed record InferenceOptions
{
    /// <summary>The defaults.</summary>
    public static InferenceOptions Default { get; } = new();

    /// <summary>Options of the fit window.</summary>
    public WindowOptions Window { get; init => field = value ?? throw new ArgumentNullException(nameof(Window)); } = WindowOptions.Default;

    /// <summary>The curves to fit, each once, sigmoid first.</summary>
    /// <exception cref="ArgumentException">The list is empty or contains a curve twice.</exception>
    public IReadOnlyList<Curve> Curves
    {
        get;
        init => field = Frozen.Copy(value, nameof(Curves)) is { Count: > 0 } curves && curves.Distinct().Count() == curves.Count
            ? curves
            : throw new ArgumentException("Expected at least one curve, each once.", nameof(Curves));
    } = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    /// <summary>The noise model.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a noise model.</exception>
    public NoiseKind Noise
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Noise), value, "Expected a noise model of NoiseKind.");
    } = NoiseKind.Drift;

    /// <summary>Confidence level of every interval, from 0.01 to 0.9999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside its range.</exception>
    public double Level
    {
        get;
        init => field = value is >= 0.01 and <= 0.9999 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A confidence level must lie between 0.01 and 0.9999, such as 0.95.");
    } = 0.95;

    /// <summary>Whether to fit other windows too, as a sensitivity analysis.</summary>
    public bool Sensitivity { get; init; }
}
