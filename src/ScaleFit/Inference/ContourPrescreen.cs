using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// Decides, for many noise candidates at once, whether the furthest point of a likelihood contour lies inside the end found under another
/// candidate. It takes the first step of <see cref="LikelihoodContour"/> from that end, in SIMD batches. This step decides for most candidates.
/// </summary>
internal sealed class ContourPrescreen
{
    private readonly FitWorkspace _workspace;
    private readonly NoiseFilters _filters;
    private readonly double[] _limits;
    private readonly int[] _free;
    private readonly int[] _order;
    private readonly double[] _point;
    private readonly double[] _derivatives;
    private readonly Vector<double>[] _lanes;
    private readonly BatchFactor _factor;

    /// <summary>Makes the prescreen for some noise candidates.</summary>
    /// <param name="workspace">The workspace of the model.</param>
    /// <param name="filters">The filters of the candidates.</param>
    /// <param name="limits">The sum of squares on the contour of each candidate, most likely first.</param>
    public ContourPrescreen(FitWorkspace workspace, NoiseFilters filters, double[] limits)
    {
        var model = workspace.Model;
        int n = model.Curve.ParameterCount;
        (_workspace, _filters, _limits) = (workspace, filters, limits);
        _free = [.. Enumerable.Range(0, n).Where(k => !model.IsFixed(k))];
        int size = _free.Length;
        (_order, _point, _derivatives, _lanes) = (new int[size], new double[n], new double[n * n], new Vector<double>[n]);
        _factor = new BatchFactor(NormalEquations.Places - size);
    }

    /// <summary>Finds the noise candidates whose contours lie inside the end.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 for its smallest value, 1 for its largest.</param>
    /// <param name="end">The problem's parameters at the end found so far, none at a bound.</param>
    /// <param name="cutOffs">For each candidate, the cut-off: the value that its furthest point must exceed to extend the interval.</param>
    /// <param name="inside">Receives true for each contour inside the end, false also where one step cannot decide.</param>
    public void Screen(ProfiledQuantity quantity, int side, ReadOnlySpan<double> end, ReadOnlySpan<double> cutOffs, Span<bool> inside)
    {
        end.CopyTo(_point);
        double value = end[quantity.Index];
        bool isTransformed = quantity.ToCurve(_point, _derivatives);
        inside.Clear();
        // The chain rule below assumes that all parameters are free.
        if (isTransformed && _free.Length < _point.Length) return;
        for (int k = 0; k < _lanes.Length; k++) _lanes[k] = new(_point[k]);
        int count = 0;
        foreach (int k in _free)
        {
            if (k != quantity.Index) _order[count++] = k;
        }
        _order[count] = quantity.Index;
        var evaluation = _workspace.BatchEvaluation;
        for (int first = 0, group = 0; first < _limits.Length; first += Vector<double>.Count, group++)
        {
            if (group == 0) _workspace.Batch.Evaluate(_workspace.BatchSeries, _lanes, _filters.Batch(0), evaluation);
            else _workspace.Batch.Reevaluate(evaluation, _filters.Batch(group));
            if (isTransformed) GatherTransformed(evaluation);
            else Gather(evaluation);
            var regular = _factor.Factor();
            var height = Batch.Load(_limits.AsSpan(first)) - evaluation.Square + _factor.PredictedReduction;
            var missing = (Batch.Load(cutOffs[first..]) - new Vector<double>(value) - _factor.Furthest(side, height)) * side;
            var isInside = regular & Vector.GreaterThan(height, Vector<double>.Zero) & Vector.GreaterThan(missing, Vector<double>.Zero);
            for (int lane = 0; lane < Vector<double>.Count && first + lane < inside.Length; lane++) inside[first + lane] = isInside[lane] != 0;
        }
    }

    private void Gather(BatchEvaluation evaluation)
    {
        for (int row = 0; row < _order.Length; row++)
        {
            Gradient(row) = Slope(evaluation, _order[row]);
            for (int column = row; column < _order.Length; column++) Matrix(row, column) = Product(evaluation, _order[row], _order[column]);
        }
    }

    /// <summary>Applies the chain rule, for a problem in other parameters than the curve's.</summary>
    private void GatherTransformed(BatchEvaluation evaluation)
    {
        int size = _order.Length;
        for (int row = 0; row < size; row++)
        {
            Gradient(row) = Vector<double>.Zero;
            for (int k = 0; k < size; k++) Gradient(row) += _derivatives[k * size + _order[row]] * Slope(evaluation, k);
            // Computes half of the product once for all columns.
            for (int k = 0; k < size; k++)
            {
                _lanes[k] = Vector<double>.Zero;
                for (int j = 0; j < size; j++) _lanes[k] += _derivatives[j * size + _order[row]] * Product(evaluation, j, k);
            }
            for (int column = row; column < size; column++)
            {
                var sum = Vector<double>.Zero;
                for (int k = 0; k < size; k++) sum += _derivatives[k * size + _order[column]] * _lanes[k];
                Matrix(row, column) = sum;
            }
        }
    }

    private ref Vector<double> Gradient(int row) => ref _factor.Gradient[row + NormalEquations.Places - _order.Length];

    private ref Vector<double> Matrix(int row, int column)
    {
        int before = NormalEquations.Places - _order.Length;
        return ref _factor.Matrix[NormalEquations.Packed(row + before, column + before)];
    }

    private Vector<double> Slope(BatchEvaluation evaluation, int parameter) => evaluation.Gradient[parameter + _workspace.Batch.Offset];

    private Vector<double> Product(BatchEvaluation evaluation, int one, int other)
    {
        int offset = _workspace.Batch.Offset;
        return evaluation.Products[NormalEquations.Packed(Math.Min(one, other) + offset, Math.Max(one, other) + offset)];
    }
}
