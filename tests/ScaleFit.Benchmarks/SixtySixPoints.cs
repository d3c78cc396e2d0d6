using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Benchmarks;

/// <summary>
/// The problem of <c>../shared/peers/throughput_scipy.py</c>: 66 evaluations from 1.5k to 8k GPU-hours of the curve
/// A = .61, B = 1.9, C_mid = 2500 with noise of sd .008, R0 known to be .2, every fit from A = .6, B = 1.5, C_mid = 2000.
/// </summary>
internal sealed class SixtySixPoints
{
    public const int Sets = 500;

    private const int Count = 66;
    private const double Start = 0.2;

    private static readonly double[] Guess = [Start, 0.6, Math.Log(1.5), Math.Log(2000)];

    private readonly CurveProblem[] _problems;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _parameters = new double[Guess.Length];
    private readonly LevenbergMarquardt _solver;
    private readonly LaneProblem _inLanes;
    private readonly LaneSolver _lanes;
    private readonly double[] _passRates = new double[Sets * Count];

    public SixtySixPoints()
    {
        var random = new Random(1);
        double[] truth = [Start, 0.61, Math.Log(1.9), Math.Log(2500)];
        Windows = new FitWindow[Sets];
        _problems = new CurveProblem[Sets];
        for (int i = 0; i < Sets; i++)
        {
            var points = new RunPoint[Count];
            for (int k = 0; k < points.Length; k++)
            {
                double compute = 1500 + 100.0 * k;
                points[k] = new RunPoint(compute, SigmoidCurve.Instance.PassRate(truth, compute) + 0.008 * Gaussian(random));
            }
            var run = new Run { Name = "throughput", Source = "-", Format = "csv", Metric = "pass_rate", Compute = new("gpu_hours", ComputeUnit.GpuHours), Points = points, Read = points.Length };
            Windows[i] = FitWindow.Of(run, new WindowOptions { SkipEarly = 0, Start = StartRule.Fixed(Start) });
            var series = new Series(null, points);
            series.PassRate.AsSpan(0, Count).CopyTo(_passRates.AsSpan(i * Count));
            _problems[i] = new CurveProblem(SigmoidCurve.Instance, series, new Whitening(series));
        }
        Series = new Series(null, Windows[0].Points);
        (_lower, _upper) = SigmoidCurve.Instance.Bounds(Series, Start);
        _solver = new LevenbergMarquardt(Guess.Length, Series.PaddedCount);
        _inLanes = LaneProblem.Of(SigmoidCurve.Instance, Series, movesFirst: false);
        _lanes = new LaneSolver(_inLanes, new NoiseLanes(Series), _lower, _upper);
        _lanes.Noise.Set(Vector<double>.Zero, Vector<double>.One);
    }

    /// <summary>The data sets as windows of runs.</summary>
    public FitWindow[] Windows { get; }

    /// <summary>The first data set.</summary>
    public Series Series { get; }

    /// <summary>Fits one data set from the one guess.</summary>
    public Solution Fit(int set, Tolerances tolerances)
    {
        Guess.CopyTo(_parameters, 0);
        return _solver.Solve(_problems[set], _parameters, _lower, _upper, tolerances);
    }

    /// <summary>Fits every data set from the one guess; returns the mean number of evaluations.</summary>
    public double FitAll(Tolerances tolerances)
    {
        double evaluations = 0;
        for (int i = 0; i < Sets; i++) evaluations += Fit(i, tolerances).Evaluations;
        return evaluations / Sets;
    }

    /// <summary>
    /// Fits every data set from the one guess, as many at once as a vector has lanes; returns the mean number of evaluations.
    /// A set that is given up in its lane is fitted alone.
    /// </summary>
    public double FitAllInLanes(Tolerances tolerances)
    {
        double evaluations = 0;
        for (int first = 0; first < Sets; first += Vector<double>.Count)
        {
            int count = Math.Min(Vector<double>.Count, Sets - first);
            evaluations += count * SolveLanes(first, count, tolerances);
            for (int lane = 0; lane < count; lane++)
            {
                if (!_lanes.IsFound(lane)) evaluations += Fit(first + lane, tolerances).Evaluations;
            }
        }
        return evaluations / Sets;
    }

    private int SolveLanes(int first, int count, Tolerances tolerances)
    {
        for (int lane = 0; lane < count; lane++) _inLanes.Load(lane, _passRates.AsSpan((first + lane) * Count, Count));
        for (int k = 0; k < Guess.Length; k++) _lanes.Parameters[k] = new Vector<double>(Guess[k]);
        return _lanes.Solve(tolerances.Gradient);
    }

    /// <summary>The largest relative error of A, B or C_mid in any data set, against the tightest solution from the same guess.</summary>
    public double LargestError(Tolerances tolerances) => LargestError(set => Alone(set, tolerances));

    /// <summary>The same in lanes.</summary>
    public double LargestErrorInLanes(Tolerances tolerances) => LargestError(set =>
    {
        SolveLanes(set, 1, tolerances);
        return _lanes.IsFound(0) ? [.. _lanes.Parameters.Select(vector => vector[0])] : Alone(set, tolerances);
    });

    private double[] Alone(int set, Tolerances tolerances)
    {
        Fit(set, tolerances);
        return [.. _parameters];
    }

    private double LargestError(Func<int, double[]> fit)
    {
        double largest = 0;
        for (int i = 0; i < Sets; i++)
        {
            double[] exact = Alone(i, Tolerances.Tight), found = fit(i);
            for (int k = 1; k < exact.Length; k++)
                largest = Math.Max(largest, Math.Abs(SigmoidCurve.Instance.Natural(k, found[k]) / SigmoidCurve.Instance.Natural(k, exact[k]) - 1));
        }
        return largest;
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
