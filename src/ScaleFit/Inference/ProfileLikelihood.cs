using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// Profile-likelihood intervals. Let S(q; w, l) be the smallest whitened sum of squares with a quantity fixed at q. The interval contains
/// every q for which 2 [max L - max over (w, l) of L(q; w, l)] is at most (n - p) ln(1 + F / (n - p)), where F is the quantile of F(1, n - p).
/// Under white noise this is S(q) at most S_min (1 + F / (n - p)).
/// The likelihood is maximised over the noise along the profile, so that the interval includes the uncertainty of the noise. Scratch of one thread.
/// </summary>
internal sealed class ProfileLikelihood
{
    private const int MostSteps = 60;

    /// <summary>Relative accuracy of the square root of the likelihood ratio at an end.</summary>
    private const double Accuracy = 1e-9;

    /// <summary>Accuracy to which a refit must reproduce the depth of a contour.</summary>
    private const double Agreement = 1e-6;

    /// <summary>A linearised depth that exceeds the required one by this share needs no refit.</summary>
    private const double ClearExcess = 0.05;

    /// <summary>The noises that are searched for curves of another family: the most likely ones, and each of so many others.</summary>
    private const int Likely = 4, OneOf = 5;

    private static readonly Tolerances Holding = new(0, 1e-7, 1e-6, 100);

    private readonly NoiseFit _best;
    private readonly NoiseFilters _filters;
    private readonly LevenbergMarquardt _solver;
    private readonly LikelihoodContour _contour;
    private readonly NoiseCandidates _candidates;
    private readonly int[] _order;
    private readonly double[] _values;
    private readonly bool[] _isInside;
    private readonly double[] _parameters;
    private readonly double[] _inside;
    private readonly double[] _end;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double _root;

    /// <summary>Makes the profiles of one curve on one series.</summary>
    /// <param name="workspace">The workspace of the model.</param>
    /// <param name="fits">The fits under all noise candidates, the most likely first.</param>
    /// <param name="filters">Their filters.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public ProfileLikelihood(FitWorkspace workspace, ReadOnlyMemory<NoiseFit> fits, NoiseFilters filters, double level)
    {
        (_best, _filters, _solver) = (fits.Span[0], filters, workspace.Solver);
        int n = workspace.Model.Curve.ParameterCount;
        _root = LikelihoodDrop.Root(level, _best.DegreesOfFreedom);
        _contour = new LikelihoodContour(n, workspace.Model.Series.PaddedCount);
        _candidates = new NoiseCandidates(workspace, fits, filters, _root);
        int count = _candidates.Count;
        (_order, _values, _isInside) = (new int[count], new double[count], new bool[count]);
        (_parameters, _inside, _end, _lower, _upper) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
    }

    /// <summary>Both ends of the interval of a quantity.</summary>
    public (ProfileEnd Lower, ProfileEnd Upper) Ends(ProfiledQuantity quantity) => (End(quantity, -1), End(quantity, 1));

    /// <summary>The lower (side -1) or upper (side 1) end: the outermost over all relevant noise candidates.</summary>
    public ProfileEnd End(ProfiledQuantity quantity, int side)
    {
        _candidates.Order(quantity, side, _order, _values);
        var end = End(quantity, side, onContours: quantity.IsFree) ?? End(quantity, side, onContours: false)!.Value;
        // From a corner of the bounds the likelihood may rise again further out.
        return end.AtBound && IsOpen(quantity, side) ? default : end;
    }

    /// <summary>
    /// Searches the interval at the quantity's own upper bound for curves of another family than the best fit's: rises that are still ahead, where the best fit is a step.
    /// </summary>
    /// <param name="quantity">A parameter of the curve.</param>
    /// <param name="starts">Solver parameters to refit from, beside each noise's own fit.</param>
    /// <returns>For each start the most likely curve inside the interval under the likely noises; none where there is no such curve.</returns>
    public IReadOnlyList<OtherFamily> AtBound(ProfiledParameter quantity, IReadOnlyList<double[]> starts)
    {
        var found = new OtherFamily?[starts.Count + 1];
        for (int place = 0; place < _candidates.Count; place++)
        {
            ref readonly var fit = ref _candidates[place];
            if (place >= Likely && place % OneOf != 0 && fit.DriftShare > 0) continue;
            for (int k = 0; k < found.Length; k++)
            {
                if (k == starts.Count) fit.Parameters.CopyTo(_parameters);
                else starts[k].CopyTo(_parameters, 0);
                double depth = Depth(quantity, quantity.Under(_filters[place]), fit, quantity.Most);
                if (depth < (found[k]?.Depth ?? _root)) found[k] = new OtherFamily([.. _parameters], place, depth);
            }
        }
        return [.. found.OfType<OtherFamily>()];
    }

    /// <summary>The end found so far, or the one beyond the furthest curve of another family, where that curve lies further out.</summary>
    public ProfileEnd Beyond(ProfiledQuantity quantity, int side, ProfileEnd end, IReadOnlyList<OtherFamily> others)
    {
        if (end.Value is not { } reached || others.MaxBy(other => side * quantity.FromCurve(other.Parameters, _parameters)) is not { } furthest) return end;
        double inner = quantity.FromCurve(furthest.Parameters, _parameters);
        if (!((inner - reached) * side > 0)) return end;
        return Cross(quantity, quantity.Under(_filters[furthest.Place]), _candidates[furthest.Place], side, inner, furthest.Depth);
    }

    /// <summary>The end, by contours or only by refits. Null where a refit contradicts the end found on a contour.</summary>
    private ProfileEnd? End(ProfiledQuantity quantity, int side, bool onContours)
    {
        ProfileEnd end = default;
        int? widest = null;
        bool isScreened = !onContours || _order.Length == 1;
        Array.Clear(_isInside);
        foreach (int place in _order)
        {
            if (onContours && _isInside[place]) continue;
            var problem = quantity.Under(_filters[place]);
            if (onContours && OnContour(quantity, problem, place, side, end) is { } found)
            {
                if (found == end.Value) continue;
                end = new ProfileEnd(found, TouchesBound());
                widest = place;
            }
            else
            {
                var further = OnProfile(quantity, problem, place, side, end);
                if (further.Value is null) return further;
                if (further == end) continue;
                (end, widest) = (further, null);
            }
            _parameters.CopyTo(_end, 0);
            if (isScreened || end.AtBound) continue;
            _candidates.Prescreen(quantity, side, _end, _values, _isInside);
            isScreened = true;
        }
        return widest is not { } furthest || IsEnd(quantity, furthest, end.Value!.Value) ? end : null;
    }

    /// <summary>The end on the contour of one noise candidate, or the end found so far where that lies further. Null where the steps do not converge.</summary>
    private double? OnContour(ProfiledQuantity quantity, LeastSquaresProblem problem, int place, int side, ProfileEnd end)
    {
        ref readonly var fit = ref _candidates[place];
        double? reached = end.Value;
        quantity.Free(_lower, _upper);
        double inner = quantity.Value(fit, _parameters), limit = _candidates.Limit(place);
        double least = reached is { } before ? NoiseCandidates.CutOff(side, before, inner) : -side * double.MaxValue;
        var found = ContourEnd.Lost;
        // A corner of the bounds gives no information on ends inside them.
        if (reached is not null && !end.AtBound && _candidates.IsNearBest(place))
        {
            _end.CopyTo(_parameters, 0);
            found = _contour.Furthest(problem, quantity.Index, side, limit, _parameters, _lower, _upper, least, isNear: true);
            if (found == ContourEnd.Lost) quantity.Value(fit, _parameters);
        }
        if (found == ContourEnd.Lost) found = _contour.Furthest(problem, quantity.Index, side, limit, _parameters, _lower, _upper, least, isNear: false);
        if (found != ContourEnd.Found) return found == ContourEnd.Inside ? reached : null;
        double value = _parameters[quantity.Index];
        if ((value - reached) * side <= 0) return reached;
        quantity.Fix(value, _lower, _upper);
        for (int k = 0; k < _parameters.Length; k++)
        {
            if (_parameters[k] < _lower[k] || _parameters[k] > _upper[k]) return null;
        }
        return value;
    }

    /// <summary>The end under one noise candidate by refits at successive values, or the end found so far where that lies further. Not bounded where there is no crossing.</summary>
    private ProfileEnd OnProfile(ProfiledQuantity quantity, LeastSquaresProblem problem, int place, int side, ProfileEnd end)
    {
        ref readonly var fit = ref _candidates[place];
        double inner = quantity.Value(fit, _parameters), depth = RootDepth(fit, fit.SumOfSquares);
        if (end.Value is { } reached && (reached - inner) * side > 0)
        {
            quantity.Fix(reached, _lower, _upper);
            if (_candidates.IsNearBest(place) && RootDepth(fit, _contour.Least(problem, _end, _lower, _upper)) > (1 + ClearExcess) * _root) return end;
            double there = Depth(quantity, problem, fit, reached);
            if (there >= _root)
            {
                // Far from its own best fit, the refit may end in a corner. The fit under the candidate before has not.
                _end.CopyTo(_parameters, 0);
                there = Depth(quantity, problem, fit, reached);
            }
            if (there >= _root) return end;
            (inner, depth) = (reached, there);
        }
        return Cross(quantity, problem, fit, side, inner, depth);
    }

    /// <summary>Whether the interval under the most likely noise contains the quantity's own bound.</summary>
    private bool IsOpen(ProfiledQuantity quantity, int side)
    {
        _end.CopyTo(_parameters, 0);
        return Depth(quantity, quantity.Under(_filters[0]), _best, side < 0 ? quantity.Least : quantity.Most) < _root;
    }

    /// <summary>Whether refits at the end of a contour find no smaller sum of squares elsewhere.</summary>
    private bool IsEnd(ProfiledQuantity quantity, int place, double value)
    {
        ref readonly var fit = ref _candidates[place];
        quantity.Value(fit, _parameters);
        return Depth(quantity, quantity.Under(_filters[place]), fit, value) > (1 - Agreement) * _root;
    }

    /// <summary>Searches outward from inside the interval for the crossing of the profile under one noise candidate: first an enclosing pair of values, then secant steps.</summary>
    private ProfileEnd Cross(ProfiledQuantity quantity, LeastSquaresProblem problem, in NoiseFit fit, int side, double inner, double innerDepth)
    {
        double bound = side < 0 ? quantity.Least : quantity.Most;
        double scale = Math.Max(Math.Abs(inner), 1e-3);
        double step = Math.Max((_root - innerDepth) * quantity.Error(fit), 1e-4 * scale);
        double outer = double.NaN, outerDepth = double.NaN;
        _parameters.CopyTo(_inside, 0);
        for (int count = 0; count < MostSteps; count++)
        {
            bool bracketed = !double.IsNaN(outer);
            double share = count > MostSteps / 4 ? 0.5 : Math.Clamp((_root - innerDepth) / (outerDepth - innerDepth), 0.02, 0.98);
            double next = bracketed ? inner + (outer - inner) * share : inner + side * step;
            if ((next - bound) * side >= 0) next = bound;
            // A step too far may end in a corner that no later step leaves, so each step starts from inside.
            _inside.CopyTo(_parameters, 0);
            double depth = Depth(quantity, problem, fit, next);
            if (Math.Abs(depth - _root) <= Accuracy * _root) return new ProfileEnd(next, TouchesBound());
            if (depth > _root)
            {
                (outer, outerDepth) = (next, depth);
            }
            else
            {
                if (next == bound) return default;
                double slope = (depth - innerDepth) / Math.Abs(next - inner);
                step = slope > 0 ? Math.Min(1.1 * (_root - depth) / slope, 8 * step) : 4 * step;
                (inner, innerDepth) = (next, depth);
                _parameters.CopyTo(_inside, 0);
            }
            if (Math.Abs(outer - inner) <= 1e-12 * scale) break;
        }
        return double.IsNaN(outer) ? default : new ProfileEnd(inner, TouchesBound());
    }

    private double Depth(ProfiledQuantity quantity, LeastSquaresProblem problem, in NoiseFit fit, double value)
    {
        quantity.Fix(value, _lower, _upper);
        return RootDepth(fit, _solver.Solve(problem, _parameters, _lower, _upper, Holding).SumOfSquares);
    }

    /// <summary>The square root of twice the log-likelihood ratio. It is nearly linear in the quantity, so the secant method converges fast.</summary>
    private double RootDepth(in NoiseFit fit, double sumOfSquares) =>
        Math.Sqrt(Math.Max(0, 2 * (_best.LogLikelihood - fit.LogLikelihoodAt(sumOfSquares))));

    private bool TouchesBound()
    {
        for (int k = 0; k < _parameters.Length; k++)
        {
            if (_lower[k] < _upper[k] && (_parameters[k] <= _lower[k] || _parameters[k] >= _upper[k])) return true;
        }
        return false;
    }
}

/// <summary>A curve inside a likelihood interval, of another family than the best fit.</summary>
/// <param name="Parameters">Its solver parameters.</param>
/// <param name="Place">The index of its noise among the candidates.</param>
/// <param name="Depth">The square root of twice the log-likelihood ratio there.</param>
internal sealed record OtherFamily(double[] Parameters, int Place, double Depth);
