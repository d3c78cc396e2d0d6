using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Fitting;

/// <summary>Vectorised operations on columns of equal length; the length need not be a multiple of the vector width.</summary>
internal static class Columns
{
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
            even = Vector.MultiplyAddEstimate(va[i], vb[i], even);
            odd = Vector.MultiplyAddEstimate(va[i + 1], vb[i + 1], odd);
        }
        if (i < va.Length) even += va[i] * vb[i];
        double sum = Vector.Sum(even + odd);
        for (int k = va.Length * Vector<double>.Count; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    /// <summary>result = y + f x</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double f, ReadOnlySpan<double> y, Span<double> result)
    {
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var vy = MemoryMarshal.Cast<double, Vector<double>>(y)[..vx.Length];
        var sum = MemoryMarshal.Cast<double, Vector<double>>(result)[..vx.Length];
        var vf = new Vector<double>(f);
        for (int i = 0; i < vx.Length; i++) sum[i] = Vector.MultiplyAddEstimate(vf, vx[i], vy[i]);
        for (int k = vx.Length * Vector<double>.Count; k < x.Length; k++) result[k] = y[k] + f * x[k];
    }

    /// <summary>a . b and a . c in one pass.</summary>
    public static (double AB, double AC) Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b)[..va.Length];
        var vc = MemoryMarshal.Cast<double, Vector<double>>(c)[..va.Length];
        var ab = Vector<double>.Zero;
        var ac = Vector<double>.Zero;
        for (int i = 0; i < va.Length; i++)
        {
            ab = Vector.MultiplyAddEstimate(va[i], vb[i], ab);
            ac = Vector.MultiplyAddEstimate(va[i], vc[i], ac);
        }
        double sumB = Vector.Sum(ab), sumC = Vector.Sum(ac);
        for (int k = va.Length * Vector<double>.Count; k < a.Length; k++)
        {
            sumB += a[k] * b[k];
            sumC += a[k] * c[k];
        }
        return (sumB, sumC);
    }

    /// <summary>first = y + f x and second = z + g x in one pass.</summary>
    public static void AddScaled(
        ReadOnlySpan<double> x, double f, ReadOnlySpan<double> y, Span<double> first, double g, ReadOnlySpan<double> z, Span<double> second)
    {
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var vy = MemoryMarshal.Cast<double, Vector<double>>(y)[..vx.Length];
        var vz = MemoryMarshal.Cast<double, Vector<double>>(z)[..vx.Length];
        var sumY = MemoryMarshal.Cast<double, Vector<double>>(first)[..vx.Length];
        var sumZ = MemoryMarshal.Cast<double, Vector<double>>(second)[..vx.Length];
        var vf = new Vector<double>(f);
        var vg = new Vector<double>(g);
        for (int i = 0; i < vx.Length; i++)
        {
            sumY[i] = Vector.MultiplyAddEstimate(vf, vx[i], vy[i]);
            sumZ[i] = Vector.MultiplyAddEstimate(vg, vx[i], vz[i]);
        }
        for (int k = vx.Length * Vector<double>.Count; k < x.Length; k++)
        {
            first[k] = y[k] + f * x[k];
            second[k] = z[k] + g * x[k];
        }
    }
}
