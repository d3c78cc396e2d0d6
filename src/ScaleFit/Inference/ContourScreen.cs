using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// Tells for many noises at once whether the furthest point of a likelihood contour lies inside an end that was reached under another: the
/// first step of <see cref="LikelihoodContour"/> from that end, in lanes. For most noises there is no more to be done.
/// </summary>
internal sealed class ContourScreen
{
    private readonly LaneProblem _problem;
    private readonly NoiseModel _noise;
    private readonly double[] _limits;
    private readonly int[] _free;
    private readonly int[] _order;
    private readonly double[] _point;
    private readonly double[] _derivatives;
    private readonly Vector<double>[] _lanes;
    private readonly LaneFactor _factor;

    /// <summary>Prepares for some noises.</summary>
    /// <param name="fitter">The curve and the series.</param>
    /// <param name="noise">Its noises.</param>
    /// <param name="limits">For each of the likeliest, the sum of squares on its contour.</param>
    public ContourScreen(CurveFitter fitter, NoiseModel noise, double[] limits)
    {
        int n = fitter.Curve.ParameterCount;
        (_noise, _limits) = (noise, limits);
        _free = [.. Enumerable.Range(0, n).Where(k => fitter.Lower[k] < fitter.Upper[k])];
        _problem = fitter.Lanes;
        int size = _free.Length;
        (_order, _point, _derivatives, _lanes) = (new int[size], new double[n], new double[n * n], new Vector<double>[n]);
        _factor = new LaneFactor(LaneSums.Places - size);
    }

    /// <summary>Finds the noises whose contours lie inside.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 for its smallest value, 1 for its largest.</param>
    /// <param name="end">The problem's parameters at the end that was reached, none of them on a bound.</param>
    /// <param name="least">For each noise, the value beyond which its furthest point would matter.</param>
    /// <param name="inside">Receives what was found; false also where nothing can be told.</param>
    public void Look(ProfiledQuantity quantity, int side, ReadOnlySpan<double> end, ReadOnlySpan<double> least, Span<bool> inside)
    {
        _problem.ReferTo(0);
        end.CopyTo(_point);
        double value = end[quantity.Index];
        bool isTransformed = quantity.ToCurve(_point, _derivatives);
        inside.Clear();
        // The chain rule below goes over all parameters.
        if (isTransformed && _free.Length < _point.Length) return;
        for (int k = 0; k < _lanes.Length; k++) _lanes[k] = new(_point[k]);
        _problem.Prepare(_lanes);
        int count = 0;
        foreach (int k in _free)
        {
            if (k != quantity.Index) _order[count++] = k;
        }
        _order[count] = quantity.Index;
        for (int first = 0, group = 0; first < _limits.Length; first += Vector<double>.Count, group++)
        {
            _problem.Sum(_noise.Group(group));
            if (isTransformed) GatherTransformed();
            else Gather();
            var regular = _factor.Factor();
            var height = Lanes.Of(_limits.AsSpan(first)) - _problem.Square + _factor.Promise;
            var missing = (Lanes.Of(least[first..]) - new Vector<double>(value) - _factor.Furthest(side, height)) * side;
            var told = regular & Vector.GreaterThan(height, Vector<double>.Zero) & Vector.GreaterThan(missing, Vector<double>.Zero);
            for (int lane = 0; lane < Vector<double>.Count && first + lane < inside.Length; lane++) inside[first + lane] = told[lane] != 0;
        }
    }

    private void Gather()
    {
        for (int row = 0; row < _order.Length; row++)
        {
            Gradient(row) = Slope(_order[row]);
            for (int column = row; column < _order.Length; column++) Matrix(row, column) = Product(_order[row], _order[column]);
        }
    }

    /// <summary>The same by the chain rule, for a problem in other parameters than the curve's.</summary>
    private void GatherTransformed()
    {
        int size = _order.Length;
        for (int row = 0; row < size; row++)
        {
            Gradient(row) = Vector<double>.Zero;
            for (int k = 0; k < size; k++) Gradient(row) += _derivatives[k * size + _order[row]] * Slope(k);
            // Half of the product once for all columns.
            for (int k = 0; k < size; k++)
            {
                _lanes[k] = Vector<double>.Zero;
                for (int j = 0; j < size; j++) _lanes[k] += _derivatives[j * size + _order[row]] * Product(j, k);
            }
            for (int column = row; column < size; column++)
            {
                var sum = Vector<double>.Zero;
                for (int k = 0; k < size; k++) sum += _derivatives[k * size + _order[column]] * _lanes[k];
                Matrix(row, column) = sum;
            }
        }
    }

    private ref Vector<double> Gradient(int row) => ref _factor.Gradient[row + LaneSums.Places - _order.Length];

    private ref Vector<double> Matrix(int row, int column)
    {
        int before = LaneSums.Places - _order.Length;
        return ref _factor.Matrix[LaneSums.Packed(row + before, column + before)];
    }

    private Vector<double> Slope(int parameter) => _problem.Gradient[parameter + _problem.Offset];

    private Vector<double> Product(int one, int other) =>
        _problem.Products[LaneSums.Packed(Math.Min(one, other) + _problem.Offset, Math.Max(one, other) + _problem.Offset)];
}
