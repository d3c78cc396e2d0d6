namespace ScaleFit.Posterior;

/// <summary>Additive recurrences of low discrepancy, in one and two dimensions (Roberts 2018). Deterministic.</summary>
internal static class QuasiRandom
{
    /// <summary>The inverses of the golden ratio and, for pairs, of the plastic number and its square.</summary>
    private const double Golden = 0.61803398874989485, Plastic = 0.75487766624669276, PlasticSquare = 0.56984029099805327;

    /// <summary>The number at an index, in (0, 1).</summary>
    public static double Single(int index) => Fraction(0.5 + (index + 1) * Golden);

    /// <summary>The pair at an index, each in (0, 1).</summary>
    public static (double, double) Pair(int index) => (Fraction(0.5 + (index + 1) * Plastic), Fraction(0.5 + (index + 1) * PlasticSquare));

    private static double Fraction(double x) => Math.Clamp(x - Math.Floor(x), 1e-12, 1 - 1e-12);
}
