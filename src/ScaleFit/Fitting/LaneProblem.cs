using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// One curve through one series at as many parameters and under as many noises as a vector has lanes, at once. In lanes, the sums that a fit
/// needs are added up along the series and never across a vector, and the noise filter, for whose recursion a single fit waits, serves all.
/// </summary>
internal abstract class LaneProblem
{
    /// <summary>Observations whose points are held at once: an even number, and most series whole.</summary>
    protected const int Block = 256;

    private readonly AlignedArray _sums;
    private readonly AlignedArray _points;
    private readonly AlignedArray _whitened;
    private readonly AlignedArray _observed;
    private readonly AlignedArray _exponentials;
    private readonly Series _series;

    /// <summary>Makes the problem of a series.</summary>
    /// <param name="series">The series.</param>
    protected LaneProblem(Series series)
    {
        _series = series;
        // Points are evaluated in pairs.
        int lanes = Vector<double>.Count, rows = series.Count + series.Count % 2;
        _sums = new AlignedArray(LaneSums.Count * lanes);
        int block = LanePoint.Count * lanes * Math.Min(rows, Block);
        (_points, _whitened) = (new AlignedArray(block), new AlignedArray(block));
        (_observed, _exponentials) = (new AlignedArray(series.Count * lanes), new AlignedArray(rows * lanes));
        LogCompute = new double[rows];
        for (int lane = 0; lane < lanes; lane++) Load(lane, series.PassRate);
    }

    /// <summary>Makes the problem of a curve and a series; it refers to a compute of one.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="series">The series.</param>
    /// <param name="movesFirst">Whether the first parameter may move: what the sums say of one that may not is of no use.</param>
    public static LaneProblem Of(Curve curve, Series series, bool movesFirst)
    {
        LaneProblem problem = curve switch
        {
            SigmoidCurve when movesFirst => new CurveLanesProblem<SigmoidLanes<Yes>>(series),
            SigmoidCurve => new CurveLanesProblem<SigmoidLanes<No>>(series),
            PowerLawCurve => new CurveLanesProblem<PowerLawLanes>(series),
            _ => throw new ArgumentException($"There are no lanes for the {curve.Name} curve.", nameof(curve)),
        };
        problem.ReferTo(0);
        return problem;
    }

    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>|r|^2.</summary>
    public Vector<double> Square => Sums.RR;

    /// <summary>Which of four places the first parameter has.</summary>
    public int Offset => LaneSums.Places - ParameterCount;

    /// <summary>The first place whose parameter may move.</summary>
    public abstract int FirstPlace { get; }

    /// <summary>J'r, by places.</summary>
    public ReadOnlySpan<Vector<double>> Gradient => Vectors(_sums).Slice(1, LaneSums.Places);

    /// <summary>J'J, packed.</summary>
    public ReadOnlySpan<Vector<double>> Products => Vectors(_sums).Slice(1 + LaneSums.Places, LaneSums.PackedCount);

    /// <summary>The sums.</summary>
    protected ref LaneSums Sums => ref MemoryMarshal.Cast<double, LaneSums>(_sums.Span)[0];

    /// <summary>x = ln C less the reference; behind an odd number of them the last stands twice.</summary>
    protected double[] LogCompute { get; }

    /// <summary>The pass rates.</summary>
    protected Span<Vector<double>> Observed => Vectors(_observed);

    /// <summary>Room for an exponential an observation.</summary>
    protected Span<Vector<double>> Exponentials => Vectors(_exponentials);

    /// <summary>The points of the curves in a block.</summary>
    protected Span<LanePoint> Points => MemoryMarshal.Cast<double, LanePoint>(_points.Span);

    /// <summary>What they exceed the pass rates by, and their derivatives, whitened.</summary>
    protected Span<LanePoint> Whitened => MemoryMarshal.Cast<double, LanePoint>(_whitened.Span);

    /// <summary>Sets ln of the compute that the curve takes for one; what was prepared is no more.</summary>
    public virtual void ReferTo(double logReference)
    {
        for (int i = 0; i < LogCompute.Length; i++) LogCompute[i] = _series.LogCompute[Math.Min(i, _series.Count - 1)] - logReference;
    }

    /// <summary>Gives a lane pass rates of its own.</summary>
    public void Load(int lane, ReadOnlySpan<double> passRates)
    {
        var observed = MemoryMarshal.Cast<Vector<double>, double>(Observed);
        int place = lane;
        foreach (double passRate in passRates[..Observed.Length])
        {
            observed[place] = passRate;
            place += Vector<double>.Count;
        }
    }

    /// <summary>Goes to a point: what does not depend on the noise.</summary>
    /// <param name="parameters">The parameters, a vector each.</param>
    public abstract void Prepare(ReadOnlySpan<Vector<double>> parameters);

    /// <summary>Evaluates the sums there.</summary>
    /// <param name="noise">The noises.</param>
    public abstract void Sum(NoiseLanes noise);

    /// <summary>The Hessian of |r|^2 / 2, packed, at the point and under the noises of the last sums.</summary>
    public abstract void Hessian(Span<Vector<double>> hessian);

    private static Span<Vector<double>> Vectors(AlignedArray array) => MemoryMarshal.Cast<double, Vector<double>>(array.Span);
}
