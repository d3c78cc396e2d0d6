namespace ScaleFit.Tests.Nist;

/// <summary>
/// A number with its exact derivatives: the certified sets' Jacobians come from here, not from formulas copied by hand.
/// Sums and products also carry their rounding error: Lanczos1's residuals are only a few hundred times larger than that.
/// </summary>
internal readonly struct Dual(double value, double[] slopes, double error = 0)
{
    public double Value { get; } = value;

    public double Error { get; } = error;

    public double[] Slopes { get; } = slopes;

    public static Dual Parameter(double value, int index, int count)
    {
        var slopes = new double[count];
        slopes[index] = 1;
        return new Dual(value, slopes);
    }

    public static implicit operator Dual(double value) => new(value, []);

    public static Dual operator +(Dual a, Dual b)
    {
        double sum = a.Value + b.Value, share = sum - a.Value;
        return Combine(sum, a, 1, b, 1, a.Value - (sum - share) + (b.Value - share));
    }

    public static Dual operator -(Dual a, Dual b) => a + -b;

    public static Dual operator -(Dual a) => Chain(-a.Value, a, -1);

    public static Dual operator *(Dual a, Dual b)
    {
        double product = a.Value * b.Value;
        return Combine(product, a, b.Value, b, a.Value, Math.FusedMultiplyAdd(a.Value, b.Value, -product));
    }

    public static Dual operator /(Dual a, Dual b) => Combine(a.Value / b.Value, a, 1 / b.Value, b, -a.Value / b.Value / b.Value);

    public static Dual Exp(Dual a) => Chain(Math.Exp(a.Value), a, Math.Exp(a.Value));

    public static Dual Log(Dual a) => Chain(Math.Log(a.Value), a, 1 / a.Value);

    public static Dual Sin(Dual a) => Chain(Math.Sin(a.Value), a, Math.Cos(a.Value));

    public static Dual Cos(Dual a) => Chain(Math.Cos(a.Value), a, -Math.Sin(a.Value));

    public static Dual Atan(Dual a) => Chain(Math.Atan(a.Value), a, 1 / (1 + a.Value * a.Value));

    public static Dual Pow(Dual a, Dual b) => Exp(b * Log(a));

    private static Dual Chain(double value, Dual a, double slope) => Combine(value, a, slope, 0, 0);

    private static Dual Combine(double value, Dual a, double da, Dual b, double db, double rounding = 0)
    {
        var slopes = new double[Math.Max(a.Slopes.Length, b.Slopes.Length)];
        for (int i = 0; i < a.Slopes.Length; i++) slopes[i] += da * a.Slopes[i];
        for (int i = 0; i < b.Slopes.Length; i++) slopes[i] += db * b.Slopes[i];
        return new Dual(value, slopes, rounding + da * a.Error + db * b.Error);
    }
}
