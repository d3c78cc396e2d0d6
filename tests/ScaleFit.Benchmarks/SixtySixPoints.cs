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
    private readonly BatchSolver _batchSolver;
    private readonly BatchSeries[] _batches;
    private readonly NoiseBatch _white;
    private readonly double[][] _passRates = new double[Sets][];

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
            Windows[i] = FitWindow.Choose(run, new WindowOptions { SkipEarly = 0, Start = StartRule.Fixed(Start) });
            var series = new Series(null, points);
            _passRates[i] = series.PassRate;
            _problems[i] = new CurveProblem(SigmoidCurve.Instance, series, new Whitening(series));
        }
        Series = new Series(null, Windows[0].Points);
        (_lower, _upper) = SigmoidCurve.Instance.Bounds(Series, Start);
        _solver = new LevenbergMarquardt(Guess.Length, Series.PaddedCount);
        _batchSolver = new BatchSolver(CurveBatch.For(SigmoidCurve.Instance, movesFirst: false), new BatchEvaluation(Count), _lower, _upper);
        _batches = [.. Enumerable.Range(0, Sets).Select(first => new BatchSeries(Series, 0, lane => _passRates[Math.Min(first + lane, Sets - 1)]))];
        _white = new NoiseBatch(Series, Vector<double>.Zero, Vector<double>.One);
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
    /// Fits every data set from the one guess in SIMD batches; returns the mean number of evaluations.
    /// A set that is not found in its batch is fitted alone.
    /// </summary>
    public double FitAllInBatches(Tolerances tolerances)
    {
        double evaluations = 0;
        for (int first = 0; first < Sets; first += Vector<double>.Count)
        {
            int count = Math.Min(Vector<double>.Count, Sets - first);
            var solution = SolveBatch(first, tolerances);
            evaluations += count * solution.Evaluations;
            for (int lane = 0; lane < count; lane++)
            {
                if (!solution.IsFound(lane)) evaluations += Fit(first + lane, tolerances).Evaluations;
            }
        }
        return evaluations / Sets;
    }

    /// <summary>Solves as many sets from one on as a vector has lanes.</summary>
    private BatchSolution SolveBatch(int first, Tolerances tolerances)
    {
        Span<Vector<double>> start = stackalloc Vector<double>[Guess.Length];
        for (int k = 0; k < start.Length; k++) start[k] = new Vector<double>(Guess[k]);
        return _batchSolver.Solve(_batches[first], _white, start, tolerances.Gradient);
    }

    /// <summary>The largest relative error of A, B or C_mid in any data set, against the tightest solution from the same guess.</summary>
    public double LargestError(Tolerances tolerances) => LargestError(set => Alone(set, tolerances));

    /// <summary>The same in batches.</summary>
    public double LargestErrorInBatches(Tolerances tolerances) => LargestError(set =>
    {
        var solution = SolveBatch(set, tolerances);
        if (!solution.IsFound(0)) return Alone(set, tolerances);
        var parameters = new double[Guess.Length];
        for (int k = 0; k < parameters.Length; k++) parameters[k] = solution.Parameters[k][0];
        return parameters;
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
