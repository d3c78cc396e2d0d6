using System.Globalization;

namespace ScaleFit.Comparing;

/// <summary>A quantity by which two recipes are compared. Immutable: threads may share it.</summary>
public sealed record Quantity
{
    private Quantity(string name, EffectScale scale, bool higherIsBetter, string? parameter = null, double? argument = null) =>
        (Name, Scale, HigherIsBetter, Parameter, Argument) = (name, scale, higherIsBetter, parameter, argument);

    /// <summary>The asymptote, a pass rate.</summary>
    public static Quantity Asymptote { get; } = new("asymptote", EffectScale.Difference, true, "asymptote");

    /// <summary>The exponent B, above 0.</summary>
    public static Quantity Efficiency { get; } = new("efficiency", EffectScale.Ratio, true, "efficiency");

    /// <summary>The compute at half of the gain, in the unit of the runs.</summary>
    public static Quantity Midpoint { get; } = new("midpoint", EffectScale.Ratio, false, "midpoint");

    /// <summary>The pass rate at a compute above 0.</summary>
    public static Quantity PassRateAt(double compute) => new(Named("pass-rate", compute), EffectScale.Difference, true, argument: compute);

    /// <summary>The compute to reach a pass rate between 0 and 1. The ratio of candidate to baseline shows the compute saved or spent.</summary>
    public static Quantity ComputeTo(double passRate) => new(Named("compute", passRate), EffectScale.Ratio, false, argument: passRate);

    /// <summary>The name, such as <c>asymptote</c> or <c>compute@0.6</c>.</summary>
    public string Name { get; }

    /// <summary>Difference or ratio.</summary>
    public EffectScale Scale { get; }

    /// <summary>Whether higher values are better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The name of the parameter of the sigmoid, or null for other quantities.</summary>
    public string? Parameter { get; }

    /// <summary>The compute or pass rate after the <c>@</c>, or null.</summary>
    public double? Argument { get; }

    /// <summary>The compute of a pass rate at a compute; null for other quantities.</summary>
    internal double? PassRateCompute => Scale == EffectScale.Difference ? Argument : null;

    /// <summary>
    /// Whether a published margin gives the run-to-run variation of the quantity, so that gates may judge single runs by it. It does for pass rates and
    /// compute, not for efficiency and midpoint.
    /// </summary>
    public bool HasMargin => this != Efficiency && this != Midpoint;

    /// <summary>Whether the margin has the link scale of the quantity, so that it adds to variances. Compute has its margin in pass rate.</summary>
    internal bool AddsMargin => Scale == EffectScale.Difference || !HasMargin;

    /// <summary>Converts a value from the link scale. Null where it is NaN or infinite.</summary>
    internal double? FromLinkScale(double value)
    {
        double natural = Scale == EffectScale.Ratio ? Math.Exp(value) : value;
        return double.IsFinite(value) && double.IsFinite(natural) ? natural : null;
    }

    private static string Named(string name, double argument) => string.Create(CultureInfo.InvariantCulture, $"{name}@{argument:0.##########}");
}
