using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// The result of <see cref="CurveBatch"/> at one point under one batch of noises: normal equations, and the values that the Hessian reuses.
/// The caller owns it and may pass it again, which overwrites it. Series and noises must live as long as it is used.
/// </summary>
internal sealed class BatchEvaluation
{
    /// <summary>Number of observations whose rows are stored at once. An even number, larger than most series.</summary>
    public const int Block = 256;

    private readonly Vector<double>[] _curve = new Vector<double>[NormalEquations.Places];
    private readonly AlignedArray _sums = new(NormalEquations.Count * Vector<double>.Count);
    private readonly AlignedArray _exponentials;
    private readonly AlignedArray _rows;
    private readonly AlignedArray _whitened;
    private (BatchSeries Series, NoiseBatch Noise)? _given;

    /// <summary>Allocates storage for evaluations of a series.</summary>
    /// <param name="count">Number of observations.</param>
    public BatchEvaluation(int count)
    {
        int rows = count + count % 2, block = BatchRow.Count * Vector<double>.Count * Math.Min(rows, Block);
        (_exponentials, _rows, _whitened) = (new(rows * Vector<double>.Count), new(block), new(block));
    }

    /// <summary>|r|^2.</summary>
    public Vector<double> Square => Sums.RR;

    /// <summary>J'r, by places of parameters.</summary>
    public ReadOnlySpan<Vector<double>> Gradient => Vectors(_sums).Slice(1, NormalEquations.Places);

    /// <summary>J'J, packed.</summary>
    public ReadOnlySpan<Vector<double>> Products => Vectors(_sums).Slice(1 + NormalEquations.Places, NormalEquations.PackedCount);

    /// <summary>The normal equations.</summary>
    internal ref NormalEquations Sums => ref MemoryMarshal.Cast<double, NormalEquations>(_sums.Span)[0];

    /// <summary>The series.</summary>
    internal BatchSeries Series => Given.Series;

    /// <summary>The noises.</summary>
    internal NoiseBatch Noise => Given.Noise;

    /// <summary>One exponential per observation.</summary>
    internal Span<Vector<double>> Exponentials => Vectors(_exponentials);

    /// <summary>Index of the first observation whose row is in <see cref="Rows"/>, or -1 for none.</summary>
    internal int FirstRow { get; set; } = -1;

    /// <summary>The curves at the observations of a block.</summary>
    internal Span<BatchRow> Rows => MemoryMarshal.Cast<double, BatchRow>(_rows.Span);

    /// <summary>Storage for the whitened rows, with the observations subtracted.</summary>
    internal Span<BatchRow> Whitened => MemoryMarshal.Cast<double, BatchRow>(_whitened.Span);

    private (BatchSeries Series, NoiseBatch Noise) Given => _given ?? throw new InvalidOperationException("Nothing has been evaluated.");

    /// <summary>The curves at the point. They are kept because each pass starts from them, and making them waits for an exponential.</summary>
    internal ref TCurve Curve<TCurve>()
        where TCurve : struct, ICurveBatch<TCurve> =>
        ref MemoryMarshal.Cast<Vector<double>, TCurve>(_curve.AsSpan())[0];

    /// <summary>Sets the point.</summary>
    internal void Start<TCurve>(BatchSeries series, TCurve curve, NoiseBatch noise)
        where TCurve : struct, ICurveBatch<TCurve>
    {
        Curve<TCurve>() = curve;
        _given = (series, noise);
        FirstRow = -1;
    }

    /// <summary>Replaces the noises.</summary>
    internal void Replace(NoiseBatch noise) => _given = (Series, noise);

    private static Span<Vector<double>> Vectors(AlignedArray array) => MemoryMarshal.Cast<double, Vector<double>>(array.Span);
}
