namespace ScaleFit.Runs;

/// <summary>How R0, the pass rate before training, enters the fit. Immutable: threads may share it.</summary>
public readonly record struct StartRule
{
    private StartRule(bool isFree, double? passRate) => (IsFree, PassRate) = (isFree, passRate);

    /// <summary>The default: a first evaluation near zero compute is an observation of R0.</summary>
    public static StartRule Auto => default;

    /// <summary>R0 is fitted, without the first evaluation.</summary>
    public static StartRule Free => new(true, null);

    /// <summary>R0 is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pass rate lies outside [0, 1).</exception>
    public static StartRule Fixed(double passRate) => passRate is >= 0 and < 1
        ? new(false, passRate)
        : throw new ArgumentOutOfRangeException(nameof(passRate), passRate, "A fixed start must lie in [0, 1).");

    /// <summary>True for <see cref="Free"/>.</summary>
    public bool IsFree { get; }

    /// <summary>The known R0, or null.</summary>
    public double? PassRate { get; }
}
