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
    private readonly int[] _free;
    private readonly LaneFactor _factor;
    private readonly LaneFactor _bent;
    private readonly Vector<double>[] _trial;
    private readonly Vector<long>[] _held;
    private readonly Vector<double>[] _hessian = new Vector<double>[10];
    private readonly Vector<double>[] _matrix;
    private readonly Vector<double>[] _gradient;
    private Vector<long> _found;

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
        var free = new List<int>();
        for (int k = 0; k < count; k++)
        {
            (_lower[k], _upper[k]) = (new(lower[k]), new(upper[k]));
            if (lower[k] < upper[k]) free.Add(k);
        }
        _free = [.. free];
        int size = _free.Length;
        (_factor, _bent, _held) = (new(size), new(size), new Vector<long>[size]);
        (_matrix, _gradient) = (new Vector<double>[size * size], new Vector<double>[size]);
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
        _found = default;
        for (int evaluations = 1; ; evaluations++)
        {
            _problem.Prepare(_trial);
            _problem.Sum(Noise);
            var downhill = Vector.LessThanOrEqual(_problem.Square, square * (1 + LevenbergMarquardt.Unresolved));
            square = Vector.ConditionalSelect(downhill, _problem.Square, square);
            for (int k = 0; k < _trial.Length; k++) Parameters[k] = Vector.ConditionalSelect(downhill, _trial[k], Parameters[k]);
            Hold();
            Gather(_problem.Products);
            running &= (_factor.Factor(_matrix, _gradient) & AllCount()) | ~downhill;
            var reduction = _factor.ProjectedSquare;
            var arrived = running & downhill & Vector.LessThanOrEqual(reduction, tolerance * tolerance * square);
            _found |= arrived;
            running = Vector.AndNot(running, arrived);
            if (running == default || evaluations == MostEvaluations) return evaluations;

            var close = running & Vector.LessThanOrEqual(reduction, LevenbergMarquardt.Close * LevenbergMarquardt.Close * square);
            if (close != default)
            {
                _problem.Hessian(_hessian);
                Gather(_hessian);
                _factor.Take(_bent, close & _bent.Factor(_matrix, _gradient, _factor));
            }
            _factor.Step(_gradient);
            for (int k = 0; k < _free.Length; k++)
            {
                int place = _free[k];
                var here = Parameters[place];
                var next = Vector.ConditionalSelect(downhill, Clamped(place, here + _gradient[k]), here + Shorter * (_trial[place] - here));
                _trial[place] = Vector.ConditionalSelect(running, next, here);
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
        for (int k = 0; k < _free.Length; k++)
        {
            if (_held[k][lane] != 0) continue;
            sum += Math.Log(_factor.Pivots[k][lane]);
            rank++;
        }
        return (sum, rank);
    }

    /// <summary>Square roots of the diagonals of (J'J)^-1, 0 for parameters that may not move.</summary>
    public void UnscaledStandardErrors(Span<Vector<double>> errors)
    {
        errors.Clear();
        _factor.InverseDiagonal(_gradient);
        for (int k = 0; k < _free.Length; k++) errors[_free[k]] = Vector.ConditionalSelect(_held[k], Vector<double>.Zero, Vector.SquareRoot(_gradient[k]));
    }

    private Vector<double> Clamped(int index, Vector<double> value) => Vector.MinNative(Vector.MaxNative(value, _lower[index]), _upper[index]);

    /// <summary>Holds parameters that the gradient pushes against a bound.</summary>
    private void Hold()
    {
        for (int k = 0; k < _free.Length; k++)
        {
            int place = _free[k];
            var slope = _problem.Gradient[place];
            _held[k] = (Vector.LessThanOrEqual(Parameters[place], _lower[place]) & Vector.GreaterThanOrEqual(slope, Vector<double>.Zero))
                | (Vector.GreaterThanOrEqual(Parameters[place], _upper[place]) & Vector.LessThanOrEqual(slope, Vector<double>.Zero));
            _gradient[k] = Vector.ConditionalSelect(_held[k], Vector<double>.Zero, slope);
        }
    }

    /// <summary>The lanes where no column that is not held is too short to count; pivots are squares.</summary>
    private Vector<long> AllCount()
    {
        var longest = Vector<double>.Zero;
        for (int k = 0; k < _held.Length; k++) longest = Vector.ConditionalSelect(_held[k], longest, Vector.Max(longest, _factor.Pivots[k]));
        var least = TriangularFactor.Dependent * TriangularFactor.Dependent * longest;
        var all = Vector<long>.AllBitsSet;
        for (int k = 0; k < _held.Length; k++) all &= _held[k] | Vector.GreaterThan(_factor.Pivots[k], least);
        return all;
    }

    /// <summary>Gathers the rows and columns of the parameters that may move; a held one gets a one on the diagonal.</summary>
    private void Gather(ReadOnlySpan<Vector<double>> matrix)
    {
        int size = _free.Length;
        for (int k = 0; k < size; k++)
        {
            for (int j = k; j < size; j++)
            {
                var other = j == k ? Vector<double>.One : Vector<double>.Zero;
                _matrix[k * size + j] = Vector.ConditionalSelect(_held[k] | _held[j], other, matrix[LaneSums.Packed(_free[k], _free[j])]);
            }
        }
    }
}
