using System.Globalization;

namespace ScaleFit.Comparing;

/// <summary>Something that two recipes are compared by. Immutable: threads may share it.</summary>
public sealed record Quantity
{
    private Quantity(string name, EffectScale scale, bool higherIsBetter, string? parameter = null, double? argument = null) =>
        (Name, Scale, HigherIsBetter, Parameter, Argument) = (name, scale, higherIsBetter, parameter, argument);

    /// <summary>The ceiling, a pass rate.</summary>
    public static Quantity Asymptote { get; } = new("asymptote", EffectScale.Difference, true, "asymptote");

    /// <summary>The exponent B, above 0.</summary>
    public static Quantity Efficiency { get; } = new("efficiency", EffectScale.Ratio, true, "efficiency");

    /// <summary>The compute at half of the gain, in the unit of the runs.</summary>
    public static Quantity Midpoint { get; } = new("midpoint", EffectScale.Ratio, false, "midpoint");

    /// <summary>The pass rate at a compute above 0.</summary>
    public static Quantity PassRateAt(double compute) => new(Named("pass-rate", compute), EffectScale.Difference, true, argument: compute);

    /// <summary>The compute that it takes to reach a pass rate between 0 and 1; a candidate's over the baseline's is compute saved or spent.</summary>
    public static Quantity ComputeTo(double passRate) => new(Named("compute", passRate), EffectScale.Ratio, false, argument: passRate);

    /// <summary>The name, such as <c>asymptote</c> or <c>compute@0.6</c>.</summary>
    public string Name { get; }

    /// <summary>Difference or ratio.</summary>
    public EffectScale Scale { get; }

    /// <summary>Whether more of it is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The parameter of the sigmoid that it is, if it is one.</summary>
    public string? Parameter { get; }

    /// <summary>The compute or pass rate behind the <c>@</c>.</summary>
    public double? Argument { get; }

    /// <summary>Whether it is known what runs of one recipe differ by in it: a difference in pass rate is, one in shape is not.</summary>
    public bool HasMargin => this != Efficiency && this != Midpoint;

    /// <summary>A value from the scale on which differences add; null where it is none or infinite.</summary>
    internal double? FromLinkScale(double value)
    {
        double natural = Scale == EffectScale.Ratio ? Math.Exp(value) : value;
        return double.IsFinite(value) && double.IsFinite(natural) ? natural : null;
    }

    private static string Named(string name, double argument) => string.Create(CultureInfo.InvariantCulture, $"{name}@{argument:0.##########}");
}
