using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScaleFit.Curves;

/// <summary>
/// e^x over vectors, within 1.1 units in the last place, for |x| up to <see cref="Limit"/>.
/// The runtime's own takes nearly twice as long, because it also handles arguments that overflow.
/// </summary>
internal static class Exponential
{
    /// <summary>The largest |x|. Larger arguments are clamped: for a pass rate, 1e304 is as good as infinite.</summary>
    public const double Limit = 700;

    /// <summary>1.5 * 2^52: adding it rounds to an integer in the lowest bits.</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>ln 2 in two parts, the first short enough that its product with an exponent is exact.</summary>
    private const double Log2High = 0.693147180369123816490;
    private const double Log2Low = 1.90821492927058770002e-10;

    /// <summary>e^x for each element.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="limit">The limit to which |x| is clamped, at most <see cref="Limit"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x, double limit = Limit)
    {
        x = Vector.MinNative(Vector.MaxNative(x, new Vector<double>(-limit)), new Vector<double>(limit));
        var shifted = Vector.FusedMultiplyAdd(x, new Vector<double>(1 / (Log2High + Log2Low)), new Vector<double>(Rounder));
        var exponent = shifted - new Vector<double>(Rounder);
        var r = Vector.FusedMultiplyAdd(exponent, new Vector<double>(-Log2High), x);
        r = Vector.FusedMultiplyAdd(exponent, new Vector<double>(-Log2Low), r);

        // (e^r - 1 - r) / r^2, interpolated at the Chebyshev nodes of |r| <= ln 2 / 2. The error is less than a sixth of 2^-53.
        // One is added last, so that only that rounding error counts in full.
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Quartet(r, r2, 0.5000000000000001, 0.16666666666666669, 0.041666666666624164, 0.008333333333330065);
        var middle = Quartet(r, r2, 0.0013888888917196719, 0.00019841269863040545, 2.4801521322368692e-05, 2.7557268480310024e-06);
        var high = Vector.FusedMultiplyAdd(r, new Vector<double>(2.5100375832561234e-08), new Vector<double>(2.7620075879983367e-07));
        var secondOrder = Vector.FusedMultiplyAdd(r4, Vector.FusedMultiplyAdd(r4, high, middle), low);
        var power = Vector.FusedMultiplyAdd(r2, secondOrder, r) + Vector<double>.One;
        return Vector.AsVectorDouble(Vector.AsVectorInt64(power) + (Vector.AsVectorInt64(shifted) << 52));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Quartet(Vector<double> r, Vector<double> r2, double c0, double c1, double c2, double c3) =>
        Vector.FusedMultiplyAdd(
            r2,
            Vector.FusedMultiplyAdd(r, new Vector<double>(c3), new Vector<double>(c2)),
            Vector.FusedMultiplyAdd(r, new Vector<double>(c1), new Vector<double>(c0)));
}
