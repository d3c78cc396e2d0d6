using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// Newton's method in lanes, for as many fits as a vector holds at once, each from near its minimum: full steps, or a quarter of the last where
/// that did not lead downhill. A lane whose columns depend on each other, or that has not arrived after a few steps, is given up: it is one
/// for <see cref="LevenbergMarquardt"/>, which arrives at the same minimum where this does. J'J stands for QR factors here and keeps half of
/// their digits: answers are as good as a tolerance of 1e-7 makes them, and no better.
/// </summary>
internal sealed class LaneSolver
{
    private const int MostEvaluations = 15;

    /// <summary>What is left of a step that did not lead downhill.</summary>
    private const double Shorter = 0.25;

    private readonly LaneProblem _problem;
    private readonly Vector<double>[] _lower;
    private readonly Vector<double>[] _upper;
    private readonly LaneFactor _factor;
    private readonly LaneFactor _bent;
    private readonly Vector<double>[] _trial;
    private readonly Vector<long>[] _held = new Vector<long>[LaneSums.Places];
    private readonly Vector<double>[] _step = new Vector<double>[LaneSums.Places];
    private readonly int _first;
    private readonly int _offset;
    private readonly long[] _found = new long[Vector<long>.Count];
    private bool _holds;

    /// <summary>Makes the solver of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="noise">Its noises, which may be set anew for each solution.</param>
    /// <param name="lower">Lower bounds, for all lanes.</param>
    /// <param name="upper">Upper bounds; equal to the lower one, it holds a parameter.</param>
    public LaneSolver(LaneProblem problem, NoiseLanes noise, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        (_problem, Noise) = (problem, noise);
        int count = problem.ParameterCount;
        (Parameters, _trial, _lower, _upper) = (new Vector<double>[count], new Vector<double>[count], new Vector<double>[count], new Vector<double>[count]);
        for (int k = 0; k < count; k++) (_lower[k], _upper[k]) = (new(lower[k]), new(upper[k]));
        (_first, _offset) = (problem.FirstPlace, problem.Offset);
        (_factor, _bent) = (new(_first), new(_first));
    }

    /// <summary>The noises.</summary>
    public NoiseLanes Noise { get; }

    /// <summary>The parameters, a vector each: where to start, then the solution.</summary>
    public Vector<double>[] Parameters { get; }

    /// <summary>Minimises the sum of squares in every lane.</summary>
    /// <param name="tolerance">gtol, relative to |r|; see <see cref="Termination.GradientTolerance"/>.</param>
    /// <returns>The number of evaluations.</returns>
    public int Solve(double tolerance)
    {
        for (int k = 0; k < _trial.Length; k++) Parameters[k] = _trial[k] = Clamped(k, Parameters[k]);
        var square = new Vector<double>(double.MaxValue);
        var running = Vector<long>.AllBitsSet;
        Vector<long> found = default;
        for (int evaluations = 1; ; evaluations++)
        {
            _problem.Prepare(_trial);
            _problem.Sum(Noise);
            var reached = _problem.Square;
            var downhill = Vector.LessThanOrEqual(reached, square * (1 + LevenbergMarquardt.Unresolved));
            square = Vector.ConditionalSelect(downhill, reached, square);
            for (int k = 0; k < _trial.Length; k++) Parameters[k] = Vector.ConditionalSelect(downhill, _trial[k], Parameters[k]);
            FindHeld();
            _problem.Products.CopyTo(_factor.Matrix);
            Hold(_factor);
            running &= (_factor.Factor() & AllCount()) | ~downhill;
            var reduction = _factor.Promise;
            var arrived = running & downhill & Vector.LessThanOrEqual(reduction, tolerance * tolerance * square);
            found |= arrived;
            running = Vector.AndNot(running, arrived);
            if (running == default || evaluations == MostEvaluations)
            {
                found.CopyTo(_found);
                return evaluations;
            }

            var close = running & Vector.LessThanOrEqual(reduction, LevenbergMarquardt.Close * LevenbergMarquardt.Close * square);
            if (close != default)
            {
                _problem.Hessian(_bent.Matrix);
                Hold(_bent);
                _factor.Take(_bent, close & _bent.Factor(_factor));
            }
            _factor.Step(_step);
            for (int place = _first; place < LaneSums.Places; place++)
            {
                int k = place - _offset;
                var here = Parameters[k];
                var next = Vector.ConditionalSelect(downhill, Clamped(k, here + _step[place]), here + Shorter * (_trial[k] - here));
                _trial[k] = Vector.ConditionalSelect(running, next, here);
            }
        }
    }

    /// <summary>Whether a lane arrived.</summary>
    public bool IsFound(int lane) => _found[lane] != 0;

    /// <summary>|r|^2 of a lane that arrived.</summary>
    public double Square(int lane) => _problem.Square[lane];

    /// <summary>ln |J'J| over the parameters that may move, and their number.</summary>
    public (double LogDeterminant, int Rank) LogDeterminant(int lane)
    {
        double sum = 0;
        int rank = 0;
        for (int place = _first; place < LaneSums.Places; place++)
        {
            if (_held[place][lane] != 0) continue;
            sum += Math.Log(_factor.Pivots[place][lane]);
            rank++;
        }
        return (sum, rank);
    }

    /// <summary>Square roots of the diagonals of (J'J)^-1, 0 for parameters that may not move.</summary>
    public void UnscaledStandardErrors(Span<Vector<double>> errors)
    {
        errors.Clear();
        _factor.InverseDiagonal(_step);
        for (int place = _first; place < LaneSums.Places; place++)
            errors[place - _offset] = Vector.ConditionalSelect(_held[place], Vector<double>.Zero, Vector.SquareRoot(_step[place]));
    }

    private Vector<double> Clamped(int index, Vector<double> value) => Vector.MinNative(Vector.MaxNative(value, _lower[index]), _upper[index]);

    /// <summary>Finds the parameters that the gradient pushes against a bound.</summary>
    private void FindHeld()
    {
        var gradient = _problem.Gradient;
        Vector<long> any = default;
        for (int place = _first; place < gradient.Length; place++)
        {
            int k = place - _offset;
            _held[place] = (Vector.LessThanOrEqual(Parameters[k], _lower[k]) & Vector.GreaterThanOrEqual(gradient[place], Vector<double>.Zero))
                | (Vector.GreaterThanOrEqual(Parameters[k], _upper[k]) & Vector.LessThanOrEqual(gradient[place], Vector<double>.Zero));
            any |= _held[place];
        }
        _holds = any != default;
    }

    /// <summary>The lanes where no column that is not held is too short to count; pivots are squares.</summary>
    private Vector<long> AllCount()
    {
        var longest = Vector<double>.Zero;
        for (int place = _first; place < _held.Length; place++)
            longest = Vector.ConditionalSelect(_held[place], longest, Vector.Max(longest, _factor.Pivots[place]));
        var least = TriangularFactor.Dependent * TriangularFactor.Dependent * longest;
        var all = Vector<long>.AllBitsSet;
        for (int place = _first; place < _held.Length; place++) all &= _held[place] | Vector.GreaterThan(_factor.Pivots[place], least);
        return all;
    }

    /// <summary>Gives a matrix its gradient, and leaves of a parameter that is held only a one on the diagonal.</summary>
    private void Hold(LaneFactor factor)
    {
        Span<Vector<double>> matrix = factor.Matrix, gradient = factor.Gradient;
        _problem.Gradient.CopyTo(gradient);
        if (!_holds) return;
        for (int row = _first; row < LaneSums.Places; row++)
        {
            gradient[row] = Vector.ConditionalSelect(_held[row], Vector<double>.Zero, gradient[row]);
            for (int column = row; column < LaneSums.Places; column++)
            {
                var other = column == row ? Vector<double>.One : Vector<double>.Zero;
                ref var entry = ref matrix[LaneSums.Packed(row, column)];
                entry = Vector.ConditionalSelect(_held[row] | _held[column], other, entry);
            }
        }
    }
}
