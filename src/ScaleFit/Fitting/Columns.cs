using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Fitting;

/// <summary>Operations on columns of equal length, a whole number of vectors.</summary>
internal static class Columns
{
    /// <summary>The padded length of a column of this many values.</summary>
    public static int WholeVectors(int values) => (values + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>a . b</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b)[..va.Length];
        var even = Vector<double>.Zero;
        var odd = Vector<double>.Zero;
        int i = 0;
        for (; i + 1 < va.Length; i += 2)
        {
            even = Vector.FusedMultiplyAdd(va[i], vb[i], even);
            odd = Vector.FusedMultiplyAdd(va[i + 1], vb[i + 1], odd);
        }
        if (i < va.Length) even += va[i] * vb[i];
        return Vector.Sum(even + odd);
    }

    /// <summary>a . b and a . c</summary>
    public static (double AB, double AC) Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c) => (Dot(a, b), Dot(a, c));

    /// <summary>result = y + f x</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double f, ReadOnlySpan<double> y, Span<double> result)
    {
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var vy = MemoryMarshal.Cast<double, Vector<double>>(y)[..vx.Length];
        var sum = MemoryMarshal.Cast<double, Vector<double>>(result)[..vx.Length];
        var vf = new Vector<double>(f);
        for (int i = 0; i < vx.Length; i++) sum[i] = Vector.FusedMultiplyAdd(vf, vx[i], vy[i]);
    }

    /// <summary>
    /// Copies four columns, of which the last three may be the same, to the same places elsewhere, and
    /// returns the products of the first with all four, in one pass. Places and lengths count vectors.
    /// </summary>
    public static (double AA, double AB, double AC, double AD) CopyProducts(
        ReadOnlySpan<Vector<double>> from, Span<Vector<double>> to, int length, int a, int b, int c, int d)
    {
        var fromA = from.Slice(a, length);
        var fromB = from.Slice(b, length);
        var fromC = from.Slice(c, length);
        var fromD = from.Slice(d, length);
        var toA = to.Slice(a, length);
        var toB = to.Slice(b, length);
        var toC = to.Slice(c, length);
        var toD = to.Slice(d, length);
        Vector<double> aa = default, ab = default, ac = default, ad = default;
        for (int i = 0; i < fromA.Length; i++)
        {
            Vector<double> w = fromA[i], x = fromB[i], y = fromC[i], z = fromD[i];
            toA[i] = w;
            toB[i] = x;
            toC[i] = y;
            toD[i] = z;
            aa = Vector.FusedMultiplyAdd(w, w, aa);
            ab = Vector.FusedMultiplyAdd(w, x, ab);
            ac = Vector.FusedMultiplyAdd(w, y, ac);
            ad = Vector.FusedMultiplyAdd(w, z, ad);
        }
        return (Vector.Sum(aa), Vector.Sum(ab), Vector.Sum(ac), Vector.Sum(ad));
    }

    /// <summary>
    /// Adds f, g and h times a pivot to three columns, of which the last two may be the same, and
    /// returns the products of the first result with all three, in one pass. Places and lengths count vectors.
    /// </summary>
    public static (double AA, double AB, double AC) ReduceProducts(
        Span<Vector<double>> columns, int length, int pivot, int a, int b, int c, double f, double g, double h)
    {
        var vp = columns.Slice(pivot, length);
        var va = columns.Slice(a, length);
        var vb = columns.Slice(b, length);
        var vc = columns.Slice(c, length);
        Vector<double> vf = new(f), vg = new(g), vh = new(h);
        Vector<double> aa = default, ab = default, ac = default;
        for (int i = 0; i < vp.Length; i++)
        {
            var x = Vector.FusedMultiplyAdd(vf, vp[i], va[i]);
            var y = Vector.FusedMultiplyAdd(vg, vp[i], vb[i]);
            var z = Vector.FusedMultiplyAdd(vh, vp[i], vc[i]);
            va[i] = x;
            vb[i] = y;
            vc[i] = z;
            aa = Vector.FusedMultiplyAdd(x, x, aa);
            ab = Vector.FusedMultiplyAdd(x, y, ab);
            ac = Vector.FusedMultiplyAdd(x, z, ac);
        }
        return (Vector.Sum(aa), Vector.Sum(ab), Vector.Sum(ac));
    }
}
