using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// One curve through one series at as many parameters and under as many noises as a vector has lanes, at once. In lanes, the sums that a fit
/// needs take one pass that keeps no Jacobian and adds nothing up across a vector, and the noise filter, for whose recursion a single fit
/// waits, serves all.
/// </summary>
internal abstract class LaneProblem
{
    private readonly AlignedArray _sums;
    private readonly AlignedArray _columns;

    /// <summary>Makes the problem of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="logReference">ln of the compute that the curve takes for one.</param>
    protected LaneProblem(Series series, double logReference)
    {
        int lanes = Vector<double>.Count, length = series.Count * lanes;
        var block = new AlignedArray(LaneSums.Count * lanes + 4 * length);
        (_sums, _columns) = (block.Slice(0, LaneSums.Count * lanes), block.Slice(LaneSums.Count * lanes, 4 * length));
        LogCompute = [.. series.LogCompute.Take(series.Count).Select(x => x - logReference)];
        for (int lane = 0; lane < lanes; lane++) Load(lane, series.PassRate);
    }

    /// <summary>Makes the problem of a curve and a series.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="series">The series.</param>
    /// <param name="logReference">ln of the compute that the curve takes for one.</param>
    /// <param name="movesFirst">Whether the first parameter may move: what the sums say of one that may not is of no use.</param>
    public static LaneProblem Of(Curve curve, Series series, double logReference, bool movesFirst) => curve switch
    {
        SigmoidCurve when movesFirst => new CurveLanesProblem<SigmoidLanes, Yes>(series, logReference),
        SigmoidCurve => new CurveLanesProblem<SigmoidLanes, No>(series, logReference),
        PowerLawCurve => new CurveLanesProblem<PowerLawLanes, Yes>(series, logReference),
        _ => throw new ArgumentException($"There are no lanes for the {curve.Name} curve.", nameof(curve)),
    };

    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>|r|^2.</summary>
    public Vector<double> Square => Sums.RR;

    /// <summary>J'r.</summary>
    public ReadOnlySpan<Vector<double>> Gradient => Vectors(_sums).Slice(1, 4);

    /// <summary>J'J, packed.</summary>
    public ReadOnlySpan<Vector<double>> Products => Vectors(_sums).Slice(5, 10);

    /// <summary>The sums.</summary>
    protected ref LaneSums Sums => ref MemoryMarshal.Cast<double, LaneSums>(_sums.Span)[0];

    /// <summary>x = ln C.</summary>
    protected double[] LogCompute { get; }

    /// <summary>The pass rates.</summary>
    protected Span<Vector<double>> Observed => Column(0);

    /// <summary>Room for a number an observation.</summary>
    protected Span<Vector<double>> First => Column(1);

    /// <summary>Room for another.</summary>
    protected Span<Vector<double>> Second => Column(2);

    /// <summary>Room for the residuals.</summary>
    protected Span<Vector<double>> Residuals => Column(3);

    /// <summary>Gives a lane pass rates of its own.</summary>
    public void Load(int lane, ReadOnlySpan<double> passRates)
    {
        var observed = MemoryMarshal.Cast<Vector<double>, double>(Observed);
        for (int i = 0, place = lane; i < LogCompute.Length; i++, place += Vector<double>.Count) observed[place] = passRates[i];
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

    private Span<Vector<double>> Column(int index) => Vectors(_columns).Slice(index * LogCompute.Length, LogCompute.Length);
}
