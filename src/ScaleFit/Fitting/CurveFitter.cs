using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// Fits one curve to one series. A grid of shapes, each with its best linear parameters, gives the starting points,
/// so no answer depends on a guess; the few best that differ go to the solver.
/// </summary>
internal sealed class CurveFitter
{
    /// <summary>How many starting points go to the solver.</summary>
    private const int MostStarts = 4;

    /// <summary>Shapes closer than this in every logarithm lead to the same minimum.</summary>
    private const double Distinct = 0.7;

    private readonly LevenbergMarquardt _solver;

    public CurveFitter(Curve curve, Series series, double? start)
    {
        (Curve, Series) = (curve, series);
        _solver = new LevenbergMarquardt(curve.ParameterCount, series.PaddedCount);
        (Lower, Upper) = curve.Bounds(series, start);
    }

    public Curve Curve { get; }

    public Series Series { get; }

    /// <summary>Bounds of the solver parameters; equal ones hold a parameter.</summary>
    public double[] Lower { get; }

    /// <inheritdoc cref="Lower"/>
    public double[] Upper { get; }

    /// <summary>The solver, for residuals and Jacobian at the last solution.</summary>
    public LevenbergMarquardt Solver => _solver;

    /// <summary>Fits a curve to the window of a run under white noise.</summary>
    /// <exception cref="FitException">The window holds too few points.</exception>
    public static CurveFit Fit(Curve curve, FitWindow window)
    {
        int observations = window.Points.Count + (curve.HasStart && window.FirstEvaluation is not null ? 1 : 0);
        int needed = curve.ParameterCount + (window.FixedStart is null || !curve.HasStart ? 1 : 0);
        if (window.Points.Count == 0 || observations < needed)
            throw new FitException($"{observations} evaluations are left to fit the {curve.Name} curve, at least {needed} are needed: let the run go on, or widen the window (--skip-early, --from, --until).");
        var series = new Series(curve.HasStart ? window.FirstEvaluation : null, window.Points);
        var fitter = new CurveFitter(curve, series, window.FixedStart);
        var parameters = new double[curve.ParameterCount];
        var solution = fitter.Search(new Whitening(series), parameters);
        return fitter.Describe(parameters, solution);
    }

    /// <summary>Finds the global minimum: grid, then solver.</summary>
    /// <param name="whitening">The noise.</param>
    /// <param name="parameters">Receives the solution.</param>
    public Solution Search(Whitening whitening, Span<double> parameters)
    {
        Solution best = new(Termination.InvalidStart, double.PositiveInfinity, 0);
        double[] winner = [];
        foreach (double[] start in Starts(whitening))
        {
            var solution = _solver.Solve(new CurveProblem(Curve, Series, whitening), start, Lower, Upper, Tolerances.Tight);
            if (solution.SumOfSquares < best.SumOfSquares) (best, winner) = (solution, start);
        }
        winner.CopyTo(parameters);
        return best;
    }

    /// <summary>Improves on a point near the minimum.</summary>
    public Solution Refine(Whitening whitening, Span<double> parameters, Tolerances tolerances) =>
        _solver.Solve(new CurveProblem(Curve, Series, whitening), parameters, Lower, Upper, tolerances);

    private CurveFit Describe(double[] parameters, Solution solution)
    {
        var atBound = new bool[parameters.Length];
        int free = 0;
        for (int k = 0; k < parameters.Length; k++)
        {
            bool given = Lower[k] == Upper[k];
            atBound[k] = !given && (parameters[k] <= Lower[k] || parameters[k] >= Upper[k]);
            if (!given && !atBound[k]) free++;
        }
        return new CurveFit
        {
            Curve = Curve,
            Parameters = parameters,
            Termination = solution.Termination,
            ResidualSumOfSquares = solution.SumOfSquares,
            Observations = Series.Count,
            AtBound = atBound,
            FreeParameters = free,
        };
    }

    private List<double[]> Starts(Whitening whitening)
    {
        int length = Series.PaddedCount;
        var observed = (double[])Series.PassRate.Clone();
        whitening.Apply(observed);
        var values = new double[length];
        var gradient = new double[Curve.ParameterCount * length];
        var candidates = new List<(double Excess, double[] Parameters)>();
        foreach (double[] shape in Curve.Shapes(Series))
        {
            Curve.Evaluate(shape, Series.LogCompute, values, gradient);
            var first = gradient.AsSpan(0, length);
            var second = gradient.AsSpan(length, length);
            whitening.Apply(first);
            whitening.Apply(second);
            (double aa, double ab) = Columns.Dot(first, first, second);
            var linear = new LinearStart(aa, ab, Columns.Dot(second, second), Columns.Dot(first, observed), Columns.Dot(second, observed));
            double firstUnit = Curve.Natural(0, shape[0]), secondUnit = Curve.Natural(1, shape[1]);
            (double f, double g, double excess) = linear.Solve(
                Curve.Natural(0, Lower[0]) / firstUnit, Curve.Natural(0, Upper[0]) / firstUnit,
                Curve.Natural(1, Lower[1]) / secondUnit, Curve.Natural(1, Upper[1]) / secondUnit);
            shape[0] = Curve.Solver(0, f * firstUnit);
            shape[1] = Curve.Solver(1, g * secondUnit);
            candidates.Add((excess, shape));
        }
        candidates.Sort(static (a, b) => a.Excess.CompareTo(b.Excess));

        var starts = new List<double[]>(MostStarts);
        foreach (var (_, candidate) in candidates)
        {
            if (starts.Count == MostStarts) break;
            if (starts.TrueForAll(chosen => Differ(chosen, candidate))) starts.Add(candidate);
        }
        return starts;
    }

    private static bool Differ(double[] a, double[] b)
    {
        for (int k = 2; k < a.Length; k++)
        {
            if (Math.Abs(a[k] - b[k]) > Distinct) return true;
        }
        return false;
    }
}
