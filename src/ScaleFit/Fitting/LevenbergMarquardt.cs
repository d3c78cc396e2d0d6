namespace ScaleFit.Fitting;

/// <summary>
/// A Levenberg-Marquardt solver for nonlinear least squares with bounds: Moré's trust region over a scaled QR factorisation, with
/// steps projected onto the bounds. Parameters that the gradient pushes against a bound are fixed.
/// One instance solves any number of problems of its size, one at a time and on one thread at a time, and allocates nothing while solving.
/// </summary>
/// <param name="parameters">Number of parameters, at least 1.</param>
/// <param name="residuals">Number of residuals, at least 1.</param>
internal sealed class LevenbergMarquardt(int parameters, int residuals)
{
    /// <summary>First radius relative to |D p|. From 100 on, NIST's BoxBOD leaves its basin.</summary>
    private const double FirstRadius = 10;

    /// <summary>Smallest share of the predicted reduction for which a step is accepted.</summary>
    private const double Acceptance = 1e-4;

    /// <summary>Relative reductions below this are smaller than the rounding error of |r|^2. The solver then relies on the quadratic model.</summary>
    public const double Unresolved = 1e-11;

    /// <summary>While the solver relies on the model, a step is too long if its slope at the end is uphill and this share of the slope at the start.</summary>
    private const double Overshoot = 0.5;

    /// <summary>
    /// The solver takes Newton steps once J can reduce |r| by at most this share. Gauss-Newton steps converge only linearly there. From further
    /// out, Newton steps may lead to another minimum.
    /// </summary>
    public const double Close = 0.03;

    private const double Rounding = 2.220446049250313e-16;

    private readonly int _parameters = parameters;
    private readonly int _residuals = residuals;
    private readonly int _length = Columns.WholeVectors(residuals);
    private readonly TriangularFactor _factor = new(parameters, Columns.WholeVectors(residuals));
    private readonly TrustRegion _region = new(parameters);
    private readonly double[] _scale = new double[parameters];
    private readonly double[] _freeScale = new double[parameters];
    private readonly double[] _step = new double[parameters];
    private readonly double[] _trial = new double[parameters];
    private readonly double[] _term = new double[parameters * parameters];
    private readonly int[] _free = new int[parameters];

    /// <summary>Jacobian, residuals and values that second derivatives reuse, column after column.</summary>
    private AlignedArray _columns = new((parameters + 2) * Columns.WholeVectors(residuals));
    private AlignedArray _trialColumns = new((parameters + 2) * Columns.WholeVectors(residuals));

    /// <summary>Minimises the sum of squares from a starting point.</summary>
    /// <param name="problem">The problem, of this solver's size.</param>
    /// <param name="parameters">The start, moved onto the bounds where it lies outside. Receives the solution.</param>
    /// <param name="lower">Lower bounds, -infinity for none.</param>
    /// <param name="upper">Upper bounds, +infinity for none. A parameter with equal bounds is fixed.</param>
    /// <param name="tolerances">When to stop.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public Solution Solve(LeastSquaresProblem problem, Span<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Tolerances tolerances) =>
        Minimise(problem, parameters, lower, upper, tolerances).Solution;

    /// <summary>Minimises the sum of squares and returns how well it determines the parameters.</summary>
    /// <inheritdoc cref="Solve(LeastSquaresProblem, Span{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Tolerances)"/>
    public Solution Solve(
        LeastSquaresProblem problem, Span<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Tolerances tolerances, out Information information)
    {
        var (solution, isFactored) = Minimise(problem, parameters, lower, upper, tolerances);
        if (solution.Termination == Termination.InvalidStart)
        {
            information = new Information(0, 0, new double[_parameters]);
            return solution;
        }
        // After its last step the solver has the factors of the point before.
        if (!isFactored) _factor.Factor(_columns.Span, _free.AsSpan(0, _factor.Rank));
        var (logDeterminant, rank) = _factor.LogDeterminant();
        information = new Information(logDeterminant, rank, UnscaledStandardErrors());
        return solution;
    }

    /// <summary>Minimises the sum of squares. Returns whether the factors are those of the solution.</summary>
    private (Solution Solution, bool IsFactored) Minimise(
        LeastSquaresProblem problem, Span<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Tolerances tolerances)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.ParameterCount != _parameters || problem.ResidualCount != _residuals || parameters.Length != _parameters)
            throw new ArgumentException("The size of the problem differs from that of the solver.", nameof(problem));

        for (int k = 0; k < _parameters; k++) parameters[k] = Math.Clamp(parameters[k], lower[k], upper[k]);
        double cost = Evaluate(problem, parameters, _columns);
        if (!double.IsFinite(cost)) return (new Solution(Termination.InvalidStart, cost, 1), false);

        Array.Clear(_scale);
        _region.Reset();
        double radius = 0, length = 0, slope = 0;
        for (int evaluations = 1; ;)
        {
            var free = FactorFree(parameters, lower, upper);
            if (free.Length == 0) return (new Solution(Termination.AllAtBounds, cost, evaluations), true);
            if (_factor.ProjectedSquare <= tolerances.Gradient * tolerances.Gradient * cost)
                return (new Solution(Termination.GradientTolerance, cost, evaluations), true);
            if (slope < 0)
            {
                // With large residuals, full steps may oscillate around the minimum. It lies where the slope along the step is 0.
                double uphill = SlopeAlongStep(free.Length);
                if (uphill > -Overshoot * slope) radius = length * slope / (slope - uphill);
                slope = 0;
            }
            if (_factor.ProjectedSquare <= Close * Close * cost && HasSecondOrderTerm(problem, parameters)) _factor.AddSecondOrderTerm(_term, free);
            double position = ScaledLength(parameters, free);
            if (radius == 0) radius = FirstRadius * (position > 0 ? position : 1);

            for (bool accepted = false; !accepted;)
            {
                length = _region.Step(_factor, _freeScale, radius, _step);
                double predicted = Project(parameters, free, lower, upper) / cost;
                double trialCost = Evaluate(problem, _trial, _trialColumns);
                evaluations++;
                double actual = double.IsFinite(trialCost) ? 1 - trialCost / cost : -1;
                bool unresolved = predicted <= Unresolved && Math.Abs(actual) <= Unresolved;
                double ratio = unresolved ? 1 : predicted > 0 ? actual / predicted : -1;

                if (ratio <= 0.25) radius = Math.Min(radius, length) * (actual <= -1 ? 0.1 : 0.25);
                else if (ratio >= 0.75) radius = Math.Max(radius, 2 * length);
                accepted = ratio >= Acceptance;
                if (accepted)
                {
                    if (unresolved) slope = SlopeAlongStep(free.Length);
                    _trial.CopyTo(parameters);
                    (_columns, _trialColumns) = (_trialColumns, _columns);
                    cost = trialCost;
                }

                if (Math.Abs(actual) <= tolerances.Function && predicted <= tolerances.Function && ratio <= 2)
                    return (new Solution(Termination.FunctionTolerance, cost, evaluations), false);
                if ((accepted ? length : radius) <= tolerances.Parameter * position)
                    return (new Solution(Termination.ParameterTolerance, cost, evaluations), false);
                if (cost == 0 || radius <= Rounding * position) return (new Solution(Termination.NumericalLimit, cost, evaluations), false);
                if (evaluations >= tolerances.Evaluations) return (new Solution(Termination.EvaluationLimit, cost, evaluations), false);
            }
        }
    }

    /// <summary>
    /// Square roots of the diagonal of (J'J)^-1 at the factored point: standard errors in units of the residual's standard deviation.
    /// 0 for parameters that are fixed by equal bounds, or that the gradient pushes against a bound.
    /// </summary>
    private double[] UnscaledStandardErrors()
    {
        var errors = new double[_parameters];
        var unit = new double[_parameters];
        for (int k = 0; k < _factor.Rank; k++)
        {
            Array.Clear(unit);
            unit[k] = 1;
            _factor.SolveTransposed(unit);
            double square = 0;
            foreach (double entry in unit) square += entry * entry;
            errors[_free[k]] = Math.Sqrt(square);
        }
        return errors;
    }

    /// <summary>Evaluates Jacobian and residuals, and returns |r|^2. Columns that are not a whole number of vectors are moved apart and padded with zeros.</summary>
    private double Evaluate(LeastSquaresProblem problem, ReadOnlySpan<double> parameters, AlignedArray columns)
    {
        var jacobian = columns.Span[..(_parameters * _length)];
        var residuals = columns.Span.Slice(_parameters * _length, _length);
        problem.Evaluate(parameters, residuals[.._residuals], jacobian[..(_parameters * _residuals)], Reusable(columns));
        if (_residuals < _length)
        {
            residuals[_residuals..].Clear();
            for (int k = _parameters - 1; k >= 0; k--)
            {
                var column = jacobian.Slice(k * _length, _length);
                jacobian.Slice(k * _residuals, _residuals).CopyTo(column);
                column[_residuals..].Clear();
            }
        }
        return Columns.Dot(residuals, residuals);
    }

    private bool HasSecondOrderTerm(LeastSquaresProblem problem, ReadOnlySpan<double> parameters) =>
        problem.SecondOrderTerm(parameters, _columns.Span.Slice(_parameters * _length, _residuals), Reusable(_columns), _term);

    private Span<double> Reusable(AlignedArray columns) => columns.Span.Slice((_parameters + 1) * _length, _residuals);

    /// <summary>
    /// Factors the columns of the free parameters: those not fixed by equal bounds, and not pushed against a bound by the gradient.
    /// Updates D, the largest norm of each column so far, which makes steps independent of units.
    /// </summary>
    private ReadOnlySpan<int> FactorFree(ReadOnlySpan<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        int count = 0;
        for (int k = 0; k < _parameters; k++)
        {
            if (lower[k] < upper[k]) _free[count++] = k;
        }
        _factor.Factor(_columns.Span, _free.AsSpan(0, count));
        int inside = 0;
        for (int k = 0; k < count; k++)
        {
            int index = _free[k];
            (double square, double slope) = _factor.SquareAndSlope(k);
            if (square > _scale[index] * _scale[index]) _scale[index] = Math.Sqrt(square);
            bool isActive = (parameters[index] <= lower[index] && slope >= 0) || (parameters[index] >= upper[index] && slope <= 0);
            if (!isActive) _free[inside++] = index;
        }
        var free = _free.AsSpan(0, inside);
        if (inside < count) _factor.Factor(_columns.Span, free);
        for (int k = 0; k < inside; k++) _freeScale[k] = _scale[free[k]] > 0 ? _scale[free[k]] : 1;
        return free;
    }

    /// <summary>Sets the trial point to the step's end, moved onto the bounds. Returns the predicted reduction of |r|^2.</summary>
    private double Project(ReadOnlySpan<double> parameters, ReadOnlySpan<int> free, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        parameters.CopyTo(_trial);
        for (int k = 0; k < free.Length; k++)
        {
            int index = free[k];
            _trial[index] = Math.Clamp(parameters[index] + _step[k], lower[index], upper[index]);
            _step[k] = _trial[index] - parameters[index];
        }
        double drop = 0;
        for (int k = 0; k < free.Length; k++)
        {
            double change = 0;
            for (int j = k; j < free.Length; j++) change += _factor.R[k * _factor.Stride + j] * _step[j];
            drop -= change * (2 * _factor.Projected[k] + change);
        }
        return drop;
    }

    /// <summary>r'J s for the last step s, at the last factored point.</summary>
    private double SlopeAlongStep(int free)
    {
        double slope = 0;
        for (int k = 0; k < free; k++) slope += _factor.SquareAndSlope(k).Slope * _step[k];
        return slope;
    }

    private double ScaledLength(ReadOnlySpan<double> parameters, ReadOnlySpan<int> free)
    {
        double square = 0;
        for (int k = 0; k < free.Length; k++)
        {
            double scaled = _freeScale[k] * parameters[free[k]];
            square += scaled * scaled;
        }
        return Math.Sqrt(square);
    }
}
