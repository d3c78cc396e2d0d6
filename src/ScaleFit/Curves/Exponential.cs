using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>
/// e^x over vectors, within one unit in the last place, for |x| up to <see cref="Limit"/>.
/// The runtime's own takes nearly twice as long, because it also serves arguments that overflow.
/// </summary>
internal static class Exponential
{
    /// <summary>Arguments beyond are taken as this: 1e304 is as good as infinite for a pass rate.</summary>
    public const double Limit = 700;

    /// <summary>1.5 * 2^52: adding it rounds to an integer, which then stands in the lowest bits.</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>ln 2 in two parts, the first short enough that its product with an exponent is exact.</summary>
    private const double Log2High = 0.693147180369123816490;
    private const double Log2Low = 1.90821492927058770002e-10;

    /// <summary>e^x for each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Of(Vector<double> x)
    {
        x = Vector.MinNative(Vector.MaxNative(x, new Vector<double>(-Limit)), new Vector<double>(Limit));
        var shifted = Vector.MultiplyAddEstimate(x, new Vector<double>(1 / (Log2High + Log2Low)), new Vector<double>(Rounder));
        var exponent = shifted - new Vector<double>(Rounder);
        var r = Vector.MultiplyAddEstimate(exponent, new Vector<double>(-Log2High), x);
        r = Vector.MultiplyAddEstimate(exponent, new Vector<double>(-Log2Low), r);
        var scale = Vector.AsVectorDouble((Vector.AsVectorInt64(shifted) + new Vector<long>(1023)) << 52);

        // Taylor's polynomial to the 13th power for |r| <= ln 2 / 2, in the order that needs the fewest dependent steps.
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Quartet(r, r2, 1, 1, 1 / 2.0, 1 / 6.0);
        var middle = Quartet(r, r2, 1 / 24.0, 1 / 120.0, 1 / 720.0, 1 / 5040.0);
        var high = Quartet(r, r2, 1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0);
        var highest = Vector.MultiplyAddEstimate(r, new Vector<double>(1 / 6227020800.0), new Vector<double>(1 / 479001600.0));
        var upper = Vector.MultiplyAddEstimate(r4, highest, high);
        return Vector.MultiplyAddEstimate(r4 * r4, upper, Vector.MultiplyAddEstimate(r4, middle, low)) * scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Quartet(Vector<double> r, Vector<double> r2, double c0, double c1, double c2, double c3) =>
        Vector.MultiplyAddEstimate(
            r2,
            Vector.MultiplyAddEstimate(r, new Vector<double>(c3), new Vector<double>(c2)),
            Vector.MultiplyAddEstimate(r, new Vector<double>(c1), new Vector<double>(c0)));
}
