using static ScaleFit.Tests.Nist.Dual;

namespace ScaleFit.Tests.Nist;

/// <summary>The models of the certified sets, as their files state them; b counts from 0 here.</summary>
internal static class NistModels
{
    private const double Pi = Math.PI;

    public static Dual Evaluate(string name, Dual[] b, double[] x) => name switch
    {
        "Bennett5" => b[0] * Pow(b[1] + x[0], -1 / b[2]),
        "BoxBOD" or "Misra1a" => b[0] * (1 - Exp(-b[1] * x[0])),
        "Chwirut1" or "Chwirut2" => Exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]),
        "DanWood" => b[0] * Pow(x[0], b[1]),
        "ENSO" => b[0] + b[1] * Cos(2 * Pi * x[0] / 12) + b[2] * Sin(2 * Pi * x[0] / 12)
            + b[4] * Cos(2 * Pi * x[0] / b[3]) + b[5] * Sin(2 * Pi * x[0] / b[3])
            + b[7] * Cos(2 * Pi * x[0] / b[6]) + b[8] * Sin(2 * Pi * x[0] / b[6]),
        "Eckerle4" => b[0] / b[1] * Exp(-0.5 * Square((x[0] - b[2]) / b[1])),
        "Gauss1" or "Gauss2" or "Gauss3" => b[0] * Exp(-b[1] * x[0])
            + b[2] * Exp(-Square(x[0] - b[3]) / Square(b[4])) + b[5] * Exp(-Square(x[0] - b[6]) / Square(b[7])),
        "Hahn1" or "Thurber" => Polynomial(x[0], b[0], b[1], b[2], b[3]) / Polynomial(x[0], 1, b[4], b[5], b[6]),
        "Kirby2" => Polynomial(x[0], b[0], b[1], b[2]) / Polynomial(x[0], 1, b[3], b[4]),
        "Lanczos1" or "Lanczos2" or "Lanczos3" => b[0] * Exp(-b[1] * x[0]) + b[2] * Exp(-b[3] * x[0]) + b[4] * Exp(-b[5] * x[0]),
        "MGH09" => b[0] * (x[0] * x[0] + x[0] * b[1]) / (x[0] * x[0] + x[0] * b[2] + b[3]),
        "MGH10" => b[0] * Exp(b[1] / (x[0] + b[2])),
        "MGH17" => b[0] + b[1] * Exp(-x[0] * b[3]) + b[2] * Exp(-x[0] * b[4]),
        "Misra1b" => b[0] * (1 - 1 / Square(1 + b[1] * x[0] / 2)),
        "Misra1c" => b[0] * (1 - Pow(1 + 2 * b[1] * x[0], -0.5)),
        "Misra1d" => b[0] * b[1] * x[0] / (1 + b[1] * x[0]),
        "Nelson" => b[0] - b[1] * x[0] * Exp(-b[2] * x[1]),
        "Rat42" => b[0] / (1 + Exp(b[1] - b[2] * x[0])),
        "Rat43" => b[0] / Pow(1 + Exp(b[1] - b[2] * x[0]), 1 / b[3]),
        "Roszman1" => b[0] - b[1] * x[0] - Atan(b[2] / (x[0] - b[3])) / Pi,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No model of that name."),
    };

    private static Dual Square(Dual a) => a * a;

    private static Dual Polynomial(double x, params ReadOnlySpan<Dual> coefficients)
    {
        Dual sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
        return sum;
    }
}
