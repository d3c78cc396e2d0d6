using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// Fits one curve to one series. A start grid over shapes, each with its best linear parameters (variable projection), gives the starting points,
/// so the caller gives none. The solver starts from the best few that differ.
/// </summary>
internal static class CurveFitter
{
    /// <summary>Number of starting points for the solver.</summary>
    private const int MostStarts = 4;

    /// <summary>Shapes closer than this in every logarithm lead to the same minimum.</summary>
    private const double Distinct = 0.7;

    /// <summary>Fits a curve to the fit window of a run under white noise.</summary>
    /// <exception cref="FitException">The window has too few points, or compute too large for doubles.</exception>
    public static CurveFit Fit(Curve curve, FitWindow window)
    {
        var workspace = new FitWorkspace(CurveModel.For(curve, window));
        var (parameters, solution) = Search(workspace, workspace.White);
        return Describe(workspace, parameters, solution.Termination);
    }

    /// <summary>Finds the global minimum: start grid, then solver.</summary>
    /// <param name="workspace">The workspace of the model.</param>
    /// <param name="whitening">The noise.</param>
    /// <returns>Solver parameters, and how the solver ended.</returns>
    public static (double[] Parameters, Solution Solution) Search(FitWorkspace workspace, Whitening whitening)
    {
        Solution best = new(Termination.InvalidStart, double.PositiveInfinity, 0);
        double[] winner = new double[workspace.Model.Curve.ParameterCount];
        foreach (double[] start in Starts(workspace, whitening))
        {
            var solution = Refine(workspace, whitening, start, Tolerances.Tight);
            if (solution.SumOfSquares < best.SumOfSquares) (best, winner) = (solution, start);
        }
        return (winner, best);
    }

    /// <summary>Refines solver parameters near the minimum.</summary>
    public static Solution Refine(FitWorkspace workspace, Whitening whitening, Span<double> parameters, Tolerances tolerances)
    {
        var model = workspace.Model;
        model.Curve.Centre(model.LogReference, parameters);
        var solution = workspace.Solver.Solve(workspace.CentredProblem.Under(whitening), parameters, model.CentredLower, model.CentredUpper, tolerances);
        model.Uncentre(parameters);
        return solution;
    }

    /// <summary>Refines solver parameters, and returns how well the series determines them.</summary>
    public static Solution Refine(FitWorkspace workspace, Whitening whitening, Span<double> parameters, Tolerances tolerances, out Information information)
    {
        var model = workspace.Model;
        model.Curve.Centre(model.LogReference, parameters);
        var solution = workspace.Solver.Solve(workspace.CentredProblem.Under(whitening), parameters, model.CentredLower, model.CentredUpper, tolerances, out information);
        model.Uncentre(parameters);
        return solution;
    }

    /// <summary>The fit with given solver parameters.</summary>
    public static CurveFit Describe(FitWorkspace workspace, IReadOnlyList<double> parameters, Termination termination)
    {
        var model = workspace.Model;
        var atBound = new bool[parameters.Count];
        int free = 0;
        for (int k = 0; k < parameters.Count; k++)
        {
            atBound[k] = model.IsAtBound(k, parameters[k]);
            if (!model.IsFixed(k) && !atBound[k]) free++;
        }
        return new CurveFit(model.Curve, parameters, termination)
        {
            ResidualSumOfSquares = workspace.White.Square(Residuals(workspace, [.. parameters])),
            Observations = model.Series.Count,
            AtBound = Array.AsReadOnly(atBound),
            FreeParameters = free,
        };
    }

    /// <summary>The residuals at any parameters, not whitened, in the workspace's array for values.</summary>
    public static ReadOnlySpan<double> Residuals(FitWorkspace workspace, ReadOnlySpan<double> parameters)
    {
        var (model, values) = (workspace.Model, workspace.Values);
        model.Curve.Evaluate(parameters, model.Series.LogCompute, values, workspace.Gradient);
        for (int i = 0; i < values.Length; i++) values[i] -= model.Series.PassRate[i];
        return values;
    }

    private static List<double[]> Starts(FitWorkspace workspace, Whitening whitening)
    {
        var (model, curve, series) = (workspace.Model, workspace.Model.Curve, workspace.Model.Series);
        int length = series.PaddedCount;
        var observed = (double[])series.PassRate.Clone();
        whitening.Apply(observed);
        double[][] grid = [.. curve.StartGrid(series)];
        var candidates = new List<(double Excess, double[] Parameters)>(grid.Length);
        foreach (double[] shape in grid)
        {
            curve.Evaluate(shape, series.LogCompute, workspace.Values, workspace.Gradient);
            var first = workspace.Gradient.AsSpan(0, length);
            var second = workspace.Gradient.AsSpan(length, length);
            whitening.Apply(first);
            whitening.Apply(second);
            (double aa, double ab) = Columns.Dot(first, first, second);
            var projection = new VariableProjection(aa, ab, Columns.Dot(second, second), Columns.Dot(first, observed), Columns.Dot(second, observed));
            double firstUnit = curve.Natural(0, shape[0]), secondUnit = curve.Natural(1, shape[1]);
            (double f, double g, double excess) = projection.Solve(
                curve.Natural(0, model.Lower[0]) / firstUnit, curve.Natural(0, model.Upper[0]) / firstUnit,
                curve.Natural(1, model.Lower[1]) / secondUnit, curve.Natural(1, model.Upper[1]) / secondUnit);
            shape[0] = curve.Solver(0, f * firstUnit);
            shape[1] = curve.Solver(1, g * secondUnit);
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
