namespace ScaleFit.Inference;

/// <summary>A confidence interval; an end that the data does not bound is null.</summary>
public sealed record Interval
{
    /// <summary>Makes an interval.</summary>
    /// <exception cref="ArgumentException">An end is not finite, or the ends are in the wrong order.</exception>
    public Interval(double? lower, double? upper)
    {
        if (lower is { } l && !double.IsFinite(l) || upper is { } u && !double.IsFinite(u) || lower > upper)
            throw new ArgumentException($"Not an interval: {lower} to {upper}.");
        (Lower, Upper) = (lower, upper);
    }

    /// <summary>Lower end, or null where the data gives none.</summary>
    public double? Lower { get; }

    /// <summary>Upper end, or null where the data gives none.</summary>
    public double? Upper { get; }
}
