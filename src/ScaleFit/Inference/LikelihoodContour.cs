using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// Finds the point furthest along one parameter where the sum of squares is at most a limit: the end of its profile interval. It follows
/// the contour itself instead of refitting at one value after another (Venzon and Moolgavkar 1988, with the Gauss-Newton curvature).
/// Each step goes to the furthest point of the ellipsoid that approximates the contour with linearised residuals.
/// </summary>
/// <param name="parameters">Number of parameters.</param>
/// <param name="residuals">Number of residuals, a whole number of vectors.</param>
internal sealed class LikelihoodContour(int parameters, int residuals)
{
    private const int MostEvaluations = 25;

    /// <summary>
    /// The iteration ends after a step this short, relative to the ellipsoid. The parameter is stationary along the contour, so the remaining
    /// error is of second order.
    /// </summary>
    private const double Settled = 1e-5;

    /// <summary>The limit for an ellipsoid with the curvature of the contour, where the remaining error is the square of this.</summary>
    private const double SettledQuickly = 1e-4;

    /// <summary>After a step this short, relative to the ellipsoid, the next step is Newton's. From further out it may converge to another end.</summary>
    private const double Close = 0.1;

    /// <summary>After a step this short, relative to the ellipsoid, the side of another value on which the furthest point lies is certain.</summary>
    private const double Nearly = 0.05;

    /// <summary>A point this many ellipsoids above the limit is too far out to continue from.</summary>
    private const double Excess = 4;

    private readonly TriangularFactor _factor = new(parameters, residuals);
    private readonly AlignedArray _columns = new((parameters + 2) * residuals);
    private readonly double[] _step = new double[parameters];
    private readonly double[] _move = new double[parameters];
    private readonly double[] _direction = new double[parameters];
    private readonly int[] _free = new int[parameters];
    private readonly double[] _term = new double[parameters * parameters];
    private double _length;
    private bool _hasSecondOrderTerm;

    /// <summary>Finds the furthest point from a point near it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="index">Index of the quantity among the problem's parameters.</param>
    /// <param name="side">-1 for its smallest value, 1 for its largest.</param>
    /// <param name="limit">The largest sum of squares.</param>
    /// <param name="point">The start. Receives the furthest point.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds. A parameter with equal bounds is fixed.</param>
    /// <param name="least">The cut-off: the search stops when the furthest point lies inside this value.</param>
    /// <param name="isNear">Whether the start lies on a neighbouring contour, so that the first step can decide.</param>
    /// <returns>The outcome of the search. Where nothing was found, <paramref name="point"/> is not valid.</returns>
    public ContourEnd Furthest(
        LeastSquaresProblem problem, int index, int side, double limit, Span<double> point, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double least, bool isNear)
    {
        double allowed = double.PositiveInfinity;
        bool isClose = false;
        for (int evaluation = 0; evaluation < MostEvaluations; evaluation++)
        {
            double square = point[index] > lower[index] && point[index] < upper[index] ? Evaluate(problem, point) : double.NaN;
            double slack = square <= allowed ? Step(problem, index, side, limit - square, point, lower, upper, isClose) : double.NaN;
            if (!(slack > 0))
            {
                // Too far for the linearisation: goes back half of the way, unless the step began at the start.
                if (evaluation == 0) return ContourEnd.Lost;
                for (int k = 0; k < parameters; k++) point[k] -= _move[k] /= 2;
                continue;
            }
            double missing = (least - point[index] - _step[index]) * side;
            if (missing > 0 && (evaluation == 0 ? isNear : _length <= Nearly * Nearly * slack)) return ContourEnd.Inside;
            if (evaluation == 0) allowed = Math.Max(square, limit) + Excess * slack;
            double share = 1;
            for (int k = 0; k < parameters; k++)
            {
                if (k != index && point[k] + _step[k] < lower[k]) share = Math.Min(share, (lower[k] - point[k]) / _step[k]);
                if (k != index && point[k] + _step[k] > upper[k]) share = Math.Min(share, (upper[k] - point[k]) / _step[k]);
            }
            for (int k = 0; k < parameters; k++)
            {
                _move[k] = share * _step[k];
                point[k] = k == index ? point[k] + _move[k] : Math.Clamp(point[k] + _move[k], lower[k], upper[k]);
            }
            isClose = share == 1 && _length <= Close * Close * slack;
            double settled = _hasSecondOrderTerm ? SettledQuickly : Settled;
            if (share == 1 && _length <= settled * settled * slack) return ContourEnd.Found;
        }
        return ContourEnd.Lost;
    }

    /// <summary>
    /// The step to the furthest point of the ellipsoid. Parameters at a bound that the step would violate are fixed there.
    /// </summary>
    /// <returns>The distance of the ellipsoid's centre below the limit. There is no step where it is not above 0.</returns>
    private double Step(
        LeastSquaresProblem problem, int index, int side, double room, ReadOnlySpan<double> point, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, bool isClose)
    {
        int count = 0;
        for (int k = 0; k < parameters; k++)
        {
            if (k != index && lower[k] < upper[k]) _free[count++] = k;
        }
        _free[count++] = index;
        bool isCurved = isClose && problem.SecondOrderTerm(point, Residuals, Reusable, _term);
        while (true)
        {
            var free = _free.AsSpan(0, count);
            _factor.Factor(_columns.Span, free);
            _hasSecondOrderTerm = isCurved && _factor.AddSecondOrderTerm(_term, free);
            double slack = _factor.IsRegular ? room + _factor.ProjectedSquare : double.NaN;
            if (!(slack > 0)) return slack;
            for (int k = 0; k < count; k++) _direction[k] = -_factor.Projected[k];
            _direction[count - 1] += side * Math.Sqrt(slack);
            _length = 0;
            for (int k = 0; k < count; k++) _length += _direction[k] * _direction[k];
            _factor.Solve(_direction.AsSpan(0, count));
            int inside = 0;
            Array.Clear(_step);
            for (int k = 0; k < count; k++)
            {
                int place = _free[k];
                _step[place] = _direction[k];
                bool leaves = place != index && ((point[place] <= lower[place] && _direction[k] < 0) || (point[place] >= upper[place] && _direction[k] > 0));
                if (!leaves) _free[inside++] = place;
            }
            if (inside == count) return slack;
            count = inside;
        }
    }

    private Span<double> Residuals => _columns.Span.Slice(parameters * residuals, residuals);

    private Span<double> Reusable => _columns.Span[((parameters + 1) * residuals)..];

    private double Evaluate(LeastSquaresProblem problem, ReadOnlySpan<double> point)
    {
        var values = Residuals;
        problem.Evaluate(point, values, _columns.Span[..(parameters * residuals)], Reusable);
        return Columns.Dot(values, values);
    }

    /// <summary>The smallest sum of squares within bounds, for residuals linearised at a point.</summary>
    public double Least(LeastSquaresProblem problem, ReadOnlySpan<double> point, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        double square = Evaluate(problem, point);
        int count = 0;
        for (int k = 0; k < parameters; k++)
        {
            if (lower[k] < upper[k]) _free[count++] = k;
        }
        _factor.Factor(_columns.Span, _free.AsSpan(0, count));
        return square - (count > 0 ? _factor.ProjectedSquare : 0);
    }
}
