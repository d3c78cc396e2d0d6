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

    /// <summary>FLOPs of the largest runs are below 1e30; powers of compute that is much larger are no numbers any more.</summary>
    private const double GreatestCompute = 1e50;

    private readonly CurveProblem _referred;
    private readonly double[] _values;
    private readonly double[] _gradient;

    public CurveFitter(Curve curve, Series series, double? start)
    {
        (Curve, Series) = (curve, series);
        Solver = new LevenbergMarquardt(curve.ParameterCount, series.PaddedCount);
        White = new Whitening(series);
        LogReference = series.LogCompute.AsSpan(series.HasStart ? 1 : 0, series.Count - (series.HasStart ? 1 : 0)).ToArray().Average();
        _referred = new CurveProblem(curve, series, White, LogReference);
        (_values, _gradient) = (new double[series.PaddedCount], new double[curve.ParameterCount * series.PaddedCount]);
        (Lower, Upper) = curve.Bounds(series, start);
    }

    public Curve Curve { get; }

    public Series Series { get; }

    /// <summary>Mean of ln C: the curve's scale referred to it, the solver takes the same steps in every unit of compute, and fewer.</summary>
    public double LogReference { get; }

    /// <summary>Bounds of the solver parameters; equal ones hold a parameter.</summary>
    public double[] Lower { get; }

    /// <inheritdoc cref="Lower"/>
    public double[] Upper { get; }

    /// <summary>The solver, for residuals and Jacobian at the last solution.</summary>
    public LevenbergMarquardt Solver { get; }

    /// <summary>The curve through the series at as many parameters as a vector has lanes: for all, one after another, each of whom says what it refers to.</summary>
    public LaneProblem Lanes => field ??= LaneProblem.Of(Curve, Series, movesFirst: Lower[0] < Upper[0]);

    /// <summary>The noise of independent evaluations.</summary>
    public Whitening White { get; }

    /// <summary>Makes the fitter of a curve for the window of a run.</summary>
    /// <exception cref="FitException">The window holds too few points, or compute beyond all measure.</exception>
    public static CurveFitter For(Curve curve, FitWindow window)
    {
        if (!Suffices(curve, window))
            throw new FitException($"{Observations(curve, window)} evaluations are left to fit the {curve.Name} curve, at least {Needed(curve, window)} are needed: let the run go on, or widen the window (--skip-early, --from, --until).");
        if (window.Points[^1].Compute > GreatestCompute)
            throw new FitException(FormattableString.Invariant($"compute goes up to {window.Points[^1].Compute:G3}, and no more than {GreatestCompute:G3} can be fitted: correct the log, choose another --compute, or leave the end out with --until."));
        return new CurveFitter(curve, new Series(curve.HasStart ? window.FirstEvaluation : null, window.Points), window.FixedStart);
    }

    /// <summary>Whether the window holds enough points: one more than there are parameters to find.</summary>
    public static bool Suffices(Curve curve, FitWindow window) =>
        window.Points.Count > 1 && Observations(curve, window) >= Needed(curve, window);

    private static int Observations(Curve curve, FitWindow window) =>
        window.Points.Count + (curve.HasStart && window.FirstEvaluation is not null ? 1 : 0);

    private static int Needed(Curve curve, FitWindow window) =>
        curve.ParameterCount + (curve.HasStart && window.FixedStart is not null ? 0 : 1);

    /// <summary>Fits a curve to the window of a run under white noise.</summary>
    /// <exception cref="FitException">The window holds too few points, or compute beyond all measure.</exception>
    public static CurveFit Fit(Curve curve, FitWindow window)
    {
        var fitter = For(curve, window);
        var parameters = new double[curve.ParameterCount];
        var solution = fitter.Search(fitter.White, parameters);
        return fitter.Describe(parameters, solution.Termination);
    }

    /// <summary>The same curve and series with one solver parameter held at a value.</summary>
    public CurveFitter Holding(int index, double value)
    {
        var held = new CurveFitter(Curve, Series, null);
        Lower.CopyTo(held.Lower, 0);
        Upper.CopyTo(held.Upper, 0);
        held.Lower[index] = held.Upper[index] = value;
        return held;
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
            var solution = Refine(whitening, start, Tolerances.Tight);
            if (solution.SumOfSquares < best.SumOfSquares) (best, winner) = (solution, start);
        }
        winner.CopyTo(parameters);
        return best;
    }

    /// <summary>Improves on a point near the minimum.</summary>
    public Solution Refine(Whitening whitening, Span<double> parameters, Tolerances tolerances)
    {
        Curve.ToReferred(LogReference, parameters);
        _referred.Whitening = whitening;
        var solution = Solver.Solve(_referred, parameters, Referred(Lower), Referred(Upper), tolerances);
        Unrefer(parameters);
        return solution;
    }

    /// <summary>Brings solver parameters that refer to <see cref="LogReference"/> back, and where rounding takes them over a bound, onto it.</summary>
    public void Unrefer(Span<double> parameters)
    {
        Curve.FromReferred(LogReference, parameters);
        for (int k = 0; k < parameters.Length; k++) parameters[k] = Math.Clamp(parameters[k], Lower[k], Upper[k]);
    }

    /// <summary>A copy of solver parameters that refers to <see cref="LogReference"/>.</summary>
    public double[] Referred(ReadOnlySpan<double> parameters)
    {
        double[] referred = [.. parameters];
        Curve.ToReferred(LogReference, referred);
        return referred;
    }

    /// <summary>What a solution says to a reader.</summary>
    public CurveFit Describe(IReadOnlyList<double> parameters, Termination termination)
    {
        var atBound = new bool[parameters.Count];
        int free = 0;
        for (int k = 0; k < parameters.Count; k++)
        {
            bool given = Lower[k] == Upper[k];
            atBound[k] = !given && (parameters[k] <= Lower[k] || parameters[k] >= Upper[k]);
            if (!given && !atBound[k]) free++;
        }
        return new CurveFit
        {
            Curve = Curve,
            Parameters = parameters,
            Termination = termination,
            ResidualSumOfSquares = White.Square(Residuals([.. parameters])),
            Observations = Series.Count,
            AtBound = atBound,
            FreeParameters = free,
        };
    }

    /// <summary>The residuals at any parameters, not whitened, until the next ones are asked for.</summary>
    public ReadOnlySpan<double> Residuals(ReadOnlySpan<double> parameters)
    {
        Curve.Evaluate(parameters, Series.LogCompute, _values, _gradient);
        for (int i = 0; i < _values.Length; i++) _values[i] -= Series.PassRate[i];
        return _values;
    }

    private List<double[]> Starts(Whitening whitening)
    {
        int length = Series.PaddedCount;
        var observed = (double[])Series.PassRate.Clone();
        whitening.Apply(observed);
        var candidates = new List<(double Excess, double[] Parameters)>();
        foreach (double[] shape in Curve.Shapes(Series))
        {
            Curve.Evaluate(shape, Series.LogCompute, _values, _gradient);
            var first = _gradient.AsSpan(0, length);
            var second = _gradient.AsSpan(length, length);
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
