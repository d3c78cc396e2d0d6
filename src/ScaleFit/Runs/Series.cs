using System.Numerics;

namespace ScaleFit.Runs;

/// <summary>
/// Observations in the layout for SIMD evaluation: one array per quantity, padded to whole vectors.
/// </summary>
internal sealed class Series
{
    /// <summary>A finite replacement for ln 0, so far below ln of any compute that a curve is at its start.</summary>
    public const double LogZero = -1e6;

    /// <summary>Lays out observations.</summary>
    /// <param name="first">An evaluation at zero compute, or null.</param>
    /// <param name="points">Points by increasing compute above 0, at least one.</param>
    /// <param name="startVariance">Extra variance of the evaluation at zero compute, in units of the variance of one residual.</param>
    public Series(RunPoint? first, IReadOnlyList<RunPoint> points, double startVariance = 0)
    {
        int offset = first is null ? 0 : 1;
        Count = points.Count + offset;
        HasStart = first is not null;
        StartVariance = HasStart ? startVariance : 0;
        int padded = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        LogCompute = new double[padded];
        Compute = new double[padded];
        PassRate = new double[padded];
        NoiseVariance = new double[padded];
        if (first is { } start) Set(0, LogZero, 0, start);
        for (int i = 0; i < points.Count; i++) Set(i + offset, Math.Log(points[i].Compute), points[i].Compute, points[i]);
        LogCompute.AsSpan(Count).Fill(LogCompute[Count - 1]);
        Compute.AsSpan(Count).Fill(Compute[Count - 1]);
        HasUnitVariance = StartVariance == 0 && !NoiseVariance.AsSpan(0, Count).ContainsAnyExcept(1);
    }

    /// <summary>Number of observations, without padding.</summary>
    public int Count { get; }

    /// <summary>Length of the arrays: <see cref="Count"/> rounded up to whole vectors.</summary>
    public int PaddedCount => PassRate.Length;

    /// <summary>True when the first observation is at zero compute.</summary>
    public bool HasStart { get; }

    /// <summary>Extra variance of the evaluation at zero compute, for lying off the curve, in units of the variance of one residual. It does not depend on the noise.</summary>
    public double StartVariance { get; }

    /// <summary>ln C, or <see cref="LogZero"/> at zero compute.</summary>
    public double[] LogCompute { get; }

    /// <summary>Compute.</summary>
    public double[] Compute { get; }

    /// <summary>Pass rate.</summary>
    public double[] PassRate { get; }

    /// <summary>Variance of the evaluation noise, up to a common factor. 0 in the padding.</summary>
    public double[] NoiseVariance { get; }

    /// <summary>True when every observation has variance 1 and nothing more.</summary>
    public bool HasUnitVariance { get; }

    /// <summary>ln of the smallest compute above 0.</summary>
    public double FirstLogCompute => LogCompute[HasStart && Count > 1 ? 1 : 0];

    /// <summary>ln of the largest compute.</summary>
    public double LastLogCompute => LogCompute[Count - 1];

    private void Set(int index, double logCompute, double compute, RunPoint point)
    {
        LogCompute[index] = logCompute;
        Compute[index] = compute;
        PassRate[index] = point.PassRate;
        NoiseVariance[index] = point.NoiseVariance;
    }
}
