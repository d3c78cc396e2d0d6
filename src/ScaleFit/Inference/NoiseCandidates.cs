using System.Numerics;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// The noise candidates that may determine an end of a likelihood interval: those likely enough. Each has an index, the most likely first.
/// </summary>
internal sealed class NoiseCandidates
{
    /// <summary>Slack, as a share of the interval: a contour whose linearised end lies this far inside the end found does not extend it.</summary>
    private const double Clearance = 0.02;

    /// <summary>A fit is near the best one where the best fit lies this deep inside the contour of the candidate, as a share of the contour's height.</summary>
    private const double Nearby = 1;

    private readonly ReadOnlyMemory<NoiseFit> _fits;

    /// <summary>Distance of each candidate from the edge of the interval, in standard errors.</summary>
    private readonly double[] _slacks;

    private readonly double[] _limits;
    private readonly bool[] _isNearBest;
    private readonly Func<ContourPrescreen> _makePrescreen;
    private ContourPrescreen? _prescreen;
    private readonly double[] _reachBounds;
    private readonly double[] _cutOffs;
    private readonly double[] _parameters;

    /// <summary>Selects the candidates.</summary>
    /// <param name="workspace">The workspace of the model.</param>
    /// <param name="fits">The fits under all noise candidates, the most likely first.</param>
    /// <param name="filters">Their filters.</param>
    /// <param name="root">The depth of the interval: the square root of twice the fall of the log-likelihood at its edge.</param>
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

    /// <summary>The number of candidates, at least 1.</summary>
    public int Count => _fits.Length;

    /// <summary>The fit at an index.</summary>
    public ref readonly NoiseFit this[int place] => ref _fits.Span[place];

    /// <summary>The sum of squares at an end.</summary>
    public double Limit(int place) => _limits[place];

    /// <summary>Whether the fit lies near the best one, so that its ends lie near too. Other fits may have different ends.</summary>
    public bool IsNearBest(int place) => _isNearBest[place];

    /// <summary>The cut-off of a candidate with another best value: the value beyond which its end extends the interval.</summary>
    public static double CutOff(int side, double reached, double inner) => reached - side * Clearance * Math.Abs(reached - inner);

    /// <summary>Sorts the candidates by their reach bound, the largest first. Most others then lie inside the end found.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 or 1.</param>
    /// <param name="order">Receives the indices.</param>
    /// <param name="values">Receives the quantity at the fit of each candidate.</param>
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

    /// <summary>Finds contours inside the end found, among those near enough for one step to decide.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 or 1.</param>
    /// <param name="end">The problem's parameters there, none at a bound.</param>
    /// <param name="values">The quantity at the fit of each candidate.</param>
    /// <param name="isInside">Receives, for each candidate, whether its contour lies inside.</param>
    public void Prescreen(ProfiledQuantity quantity, int side, ReadOnlySpan<double> end, ReadOnlySpan<double> values, Span<bool> isInside)
    {
        double reached = end[quantity.Index];
        for (int i = 0; i < _cutOffs.Length; i++) _cutOffs[i] = CutOff(side, reached, values[i]);
        (_prescreen ??= _makePrescreen()).Screen(quantity, side, end, _cutOffs, isInside);
        for (int i = 0; i < isInside.Length; i++) isInside[i] &= _isNearBest[i];
    }
}
