using System.Numerics;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// The noises under which a likelihood interval may end: those likely enough to reach its edge. Each is known by its place, the most likely first.
/// </summary>
internal sealed class NoiseCandidates
{
    /// <summary>A contour whose linearised end lies this share of the interval inside the end reached does not extend it.</summary>
    private const double Clearance = 0.02;

    /// <summary>A fit is near the best one where that lies so deep inside its own contour, as a share of the contour's height.</summary>
    private const double Nearby = 1;

    private readonly ReadOnlyMemory<NoiseFit> _fits;

    /// <summary>How far each is from the edge of the interval, in standard errors.</summary>
    private readonly double[] _slacks;

    private readonly double[] _limits;
    private readonly bool[] _isNearBest;
    private readonly Func<ContourPrescreen> _makePrescreen;
    private ContourPrescreen? _prescreen;
    private readonly double[] _reachBounds;
    private readonly double[] _cutOffs;
    private readonly double[] _parameters;

    /// <summary>Picks the candidates.</summary>
    /// <param name="workspace">The workspace of the model.</param>
    /// <param name="fits">The fits under all noises, the most likely first.</param>
    /// <param name="filters">Their filters.</param>
    /// <param name="root">The depth of the interval's edge: the root of twice the log-likelihood lost there.</param>
    public NoiseCandidates(FitWorkspace workspace, ReadOnlyMemory<NoiseFit> fits, NoiseFilters filters, double root)
    {
        var all = fits.Span;
        double best = all[0].LogLikelihood;
        int count = 0;
        while (count < all.Length && 2 * (best - all[count].LogLikelihood) < root * root) count++;
        _fits = fits[..count];
        (_slacks, _limits) = (new double[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            _slacks[i] = Math.Sqrt(root * root - 2 * (best - all[i].LogLikelihood));
            _limits[i] = all[i].SquaresAt(best - root * root / 2);
        }
        (_reachBounds, _cutOffs, _isNearBest) = (new double[count], new double[count], new bool[count]);
        _parameters = new double[workspace.Model.Curve.ParameterCount];
        var residuals = CurveFitter.Residuals(workspace, all[0].Parameters);
        for (int first = 0; first < count; first += Vector<double>.Count)
        {
            var atBest = filters.Batch(first / Vector<double>.Count).Square(residuals);
            for (int i = first; i < count && i < first + Vector<double>.Count; i++)
                _isNearBest[i] = atBest[i - first] - all[i].SumOfSquares < Nearby * (_limits[i] - all[i].SumOfSquares);
        }
        _makePrescreen = () => new ContourPrescreen(workspace, filters, _limits);
    }

    /// <summary>Their number, at least 1.</summary>
    public int Count => _fits.Length;

    /// <summary>The fit at a place.</summary>
    public ref readonly NoiseFit this[int place] => ref _fits.Span[place];

    /// <summary>The sum of squares at an end.</summary>
    public double Limit(int place) => _limits[place];

    /// <summary>Whether the fit lies close to the best one, so that its ends lie close too; others may have ends of their own.</summary>
    public bool IsNearBest(int place) => _isNearBest[place];

    /// <summary>The value beyond which the end of a noise matters whose own best value is another one.</summary>
    public static double CutOff(int side, double reached, double inner) => reached - side * Clearance * Math.Abs(reached - inner);

    /// <summary>Orders the places by how far they may reach, the furthest first: most others are then seen to lie inside.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 or 1.</param>
    /// <param name="order">Receives the places.</param>
    /// <param name="values">Receives the quantity at the fit of each place.</param>
    public void Order(ProfiledQuantity quantity, int side, Span<int> order, Span<double> values)
    {
        var fits = _fits.Span;
        for (int i = 0; i < fits.Length; i++)
        {
            order[i] = i;
            values[i] = quantity.Value(fits[i], _parameters);
            _reachBounds[i] = -side * values[i] - quantity.Error(fits[i]) * _slacks[i];
        }
        _reachBounds.AsSpan().Sort(order);
    }

    /// <summary>Finds contours that lie inside an end that was reached, of those near enough to it for one step to decide.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 or 1.</param>
    /// <param name="end">The problem's parameters there, none on a bound.</param>
    /// <param name="values">The quantity at the fit of each place.</param>
    /// <param name="isInside">Receives for each place whether its contour is known to lie inside.</param>
    public void Prescreen(ProfiledQuantity quantity, int side, ReadOnlySpan<double> end, ReadOnlySpan<double> values, Span<bool> isInside)
    {
        double reached = end[quantity.Index];
        for (int i = 0; i < _cutOffs.Length; i++) _cutOffs[i] = CutOff(side, reached, values[i]);
        (_prescreen ??= _makePrescreen()).Screen(quantity, side, end, _cutOffs, isInside);
        for (int i = 0; i < isInside.Length; i++) isInside[i] &= _isNearBest[i];
    }
}
