using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// Newton's method for one fit per SIMD lane, each from near its minimum. It takes full steps, or a quarter of the last step where that did not
/// reduce the sum of squares. A lane with linearly dependent columns, or without a minimum after a few steps, is not found: solve it with
/// <see cref="LevenbergMarquardt"/>, which reaches the same minimum. The solver uses J'J instead of QR factors, which loses half of the digits:
/// the accuracy is that of a tolerance of 1e-7.
/// One instance solves one batch after another, on one thread at a time, and allocates nothing while solving.
/// </summary>
internal sealed class BatchSolver
{
    private const int MostEvaluations = 15;

    /// <summary>The factor that shortens a step that did not reduce the sum of squares.</summary>
    private const double Shorter = 0.25;

    private readonly CurveBatch _curves;
    private readonly BatchEvaluation _evaluation;
    private readonly Vector<double>[] _lower;
    private readonly Vector<double>[] _upper;
    private readonly BatchFactor _factor;
    private readonly BatchFactor _hessian;
    private readonly Vector<double>[] _point;
    private readonly Vector<double>[] _trial;
    private readonly Vector<long>[] _active = new Vector<long>[NormalEquations.Places];
    private readonly Vector<double>[] _step = new Vector<double>[NormalEquations.Places];
    private readonly int _first;
    private readonly int _offset;

    /// <summary>Makes the solver of a family of curves within bounds.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="evaluation">Storage for evaluations of the series to solve.</param>
    /// <param name="lower">Lower bounds, for all lanes.</param>
    /// <param name="upper">Upper bounds. A parameter with equal bounds is fixed.</param>
    public BatchSolver(CurveBatch curves, BatchEvaluation evaluation, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        (_curves, _evaluation) = (curves, evaluation);
        int count = curves.ParameterCount;
        (_point, _trial, _lower, _upper) = (new Vector<double>[count], new Vector<double>[count], new Vector<double>[count], new Vector<double>[count]);
        for (int k = 0; k < count; k++) (_lower[k], _upper[k]) = (new(lower[k]), new(upper[k]));
        (_first, _offset) = (curves.FirstPlace, curves.Offset);
        (_factor, _hessian) = (new(_first), new(_first));
    }

    /// <summary>Minimises the sum of squares in every lane.</summary>
    /// <param name="series">The series.</param>
    /// <param name="noise">The noise of each lane.</param>
    /// <param name="start">The start, one vector per parameter. Values outside the bounds are moved onto them.</param>
    /// <param name="tolerance">gtol, relative to |r|. See <see cref="Termination.GradientTolerance"/>.</param>
    public BatchSolution Solve(BatchSeries series, NoiseBatch noise, ReadOnlySpan<Vector<double>> start, double tolerance)
    {
        for (int k = 0; k < _trial.Length; k++) _point[k] = _trial[k] = Clamped(k, start[k]);
        var square = new Vector<double>(double.MaxValue);
        var running = Vector<long>.AllBitsSet;
        Vector<long> found = default;
        for (int evaluations = 1; ; evaluations++)
        {
            _curves.Evaluate(series, _trial, noise, _evaluation);
            var reached = _evaluation.Square;
            var downhill = Vector.LessThanOrEqual(reached, square * (1 + LevenbergMarquardt.Unresolved));
            square = Vector.ConditionalSelect(downhill, reached, square);
            for (int k = 0; k < _trial.Length; k++) _point[k] = Vector.ConditionalSelect(downhill, _trial[k], _point[k]);
            bool hasActive = FindActive();
            _evaluation.Products.CopyTo(_factor.Matrix);
            FixActive(_factor, hasActive);
            running &= (_factor.Factor() & HaveFullRank()) | ~downhill;
            var reduction = _factor.PredictedReduction;
            var arrived = running & downhill & Vector.LessThanOrEqual(reduction, tolerance * tolerance * square);
            found |= arrived;
            running = Vector.AndNot(running, arrived);
            if (running == default || evaluations == MostEvaluations) return Solution(found, evaluations);

            var close = running & Vector.LessThanOrEqual(reduction, LevenbergMarquardt.Close * LevenbergMarquardt.Close * square);
            if (close != default)
            {
                _curves.Hessian(_evaluation, _hessian.Matrix);
                FixActive(_hessian, hasActive);
                _factor.Take(_hessian, close & _hessian.Factor(_factor));
            }
            _factor.Step(_step);
            for (int place = _first; place < NormalEquations.Places; place++)
            {
                int k = place - _offset;
                var here = _point[k];
                var next = Vector.ConditionalSelect(downhill, Clamped(k, here + _step[place]), here + Shorter * (_trial[k] - here));
                _trial[k] = Vector.ConditionalSelect(running, next, here);
            }
        }
    }

    /// <summary>The solution from the last factors and sums. Lanes found earlier have not moved since.</summary>
    private BatchSolution Solution(Vector<long> found, int evaluations)
    {
        BatchParameters parameters = default, errors = default;
        Vector<double> logDeterminant = default;
        Vector<long> rank = default;
        _factor.InverseDiagonal(_step);
        for (int place = _first; place < NormalEquations.Places; place++)
        {
            errors[place - _offset] = Vector.ConditionalSelect(_active[place], Vector<double>.Zero, Vector.SquareRoot(_step[place]));
            logDeterminant += Vector.ConditionalSelect(_active[place], Vector<double>.Zero, Vector.Log(_factor.Pivots[place]));
            rank -= ~_active[place];
        }
        for (int k = 0; k < _point.Length; k++) parameters[k] = _point[k];
        return new BatchSolution(parameters, errors, _evaluation.Square, logDeterminant, rank, found, evaluations);
    }

    private Vector<double> Clamped(int index, Vector<double> value) => Vector.MinNative(Vector.MaxNative(value, _lower[index]), _upper[index]);

    /// <summary>Finds the parameters that the gradient pushes against a bound. Returns whether there are any.</summary>
    private bool FindActive()
    {
        var gradient = _evaluation.Gradient;
        Vector<long> any = default;
        for (int place = _first; place < gradient.Length; place++)
        {
            int k = place - _offset;
            _active[place] = (Vector.LessThanOrEqual(_point[k], _lower[k]) & Vector.GreaterThanOrEqual(gradient[place], Vector<double>.Zero))
                | (Vector.GreaterThanOrEqual(_point[k], _upper[k]) & Vector.LessThanOrEqual(gradient[place], Vector<double>.Zero));
            any |= _active[place];
        }
        return any != default;
    }

    /// <summary>The lanes where every free column increases the rank. Pivots are squares.</summary>
    private Vector<long> HaveFullRank()
    {
        var longest = Vector<double>.Zero;
        for (int place = _first; place < _active.Length; place++)
            longest = Vector.ConditionalSelect(_active[place], longest, Vector.Max(longest, _factor.Pivots[place]));
        var least = TriangularFactor.RankTolerance * TriangularFactor.RankTolerance * longest;
        var all = Vector<long>.AllBitsSet;
        for (int place = _first; place < _active.Length; place++) all &= _active[place] | Vector.GreaterThan(_factor.Pivots[place], least);
        return all;
    }

    /// <summary>Adds the gradient to a matrix, and replaces the rows and columns of fixed parameters by those of the identity.</summary>
    private void FixActive(BatchFactor factor, bool hasActive)
    {
        Span<Vector<double>> matrix = factor.Matrix, gradient = factor.Gradient;
        _evaluation.Gradient.CopyTo(gradient);
        if (!hasActive) return;
        for (int row = _first; row < NormalEquations.Places; row++)
        {
            gradient[row] = Vector.ConditionalSelect(_active[row], Vector<double>.Zero, gradient[row]);
            for (int column = row; column < NormalEquations.Places; column++)
            {
                var other = column == row ? Vector<double>.One : Vector<double>.Zero;
                ref var entry = ref matrix[NormalEquations.Packed(row, column)];
                entry = Vector.ConditionalSelect(_active[row] | _active[column], other, entry);
            }
        }
    }
}
