using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>The factors U'DU, with ones on U's diagonal, of a symmetric matrix H, and U'^-1 g for a gradient g, one per SIMD lane.</summary>
/// <param name="first">The first of the four places in use. Earlier places are not read.</param>
internal sealed class BatchFactor(int first)
{
    /// <summary>Smallest ratio of a pivot to its diagonal element. Below it, J'J has lost half of its digits.</summary>
    private const double LeastShare = 1e-8;

    private readonly Vector<double>[] _matrix = new Vector<double>[NormalEquations.PackedCount];
    private readonly Vector<double>[] _gradient = new Vector<double>[NormalEquations.Places];
    private readonly Vector<double>[] _inverse = new Vector<double>[NormalEquations.Places];

    /// <summary>H, packed, as input. <see cref="Factor()"/> overwrites it with DU.</summary>
    public Span<Vector<double>> Matrix => _matrix;

    /// <summary>g as input, then U'^-1 g.</summary>
    public Span<Vector<double>> Gradient => _gradient;

    /// <summary>D. For H = J'J: the squared norm of each column after projection on the complement of those before.</summary>
    public Vector<double>[] Pivots { get; } = new Vector<double>[NormalEquations.Places];

    /// <summary>g' H^-1 g: twice the predicted reduction of the quadratic model.</summary>
    public Vector<double> PredictedReduction
    {
        get
        {
            var sum = Vector<double>.Zero;
            for (int k = first; k < _gradient.Length; k++) sum += _gradient[k] * _gradient[k] * _inverse[k];
            return sum;
        }
    }

    /// <summary>Factors J'J.</summary>
    /// <returns>The lanes where no column depends on those before it. Other lanes are not valid.</returns>
    public Vector<long> Factor()
    {
        for (int k = first; k < Pivots.Length; k++) Pivots[k] = _matrix[NormalEquations.Packed(k, k)];
        return Factor(LeastShare, Pivots);
    }

    /// <summary>Factors the Hessian, after J'J.</summary>
    /// <param name="products">The factors of J'J.</param>
    /// <returns>The lanes where no pivot of the Hessian is much smaller than that of J'J. Other lanes are not valid.</returns>
    public Vector<long> Factor(BatchFactor products) => Factor(TriangularFactor.LeastPivot, products.Pivots);

    /// <summary>Copies some lanes of other factors.</summary>
    public void Take(BatchFactor other, Vector<long> lanes)
    {
        for (int k = 0; k < _matrix.Length; k++) _matrix[k] = Vector.ConditionalSelect(lanes, other._matrix[k], _matrix[k]);
        for (int k = first; k < _gradient.Length; k++)
        {
            _inverse[k] = Vector.ConditionalSelect(lanes, other._inverse[k], _inverse[k]);
            _gradient[k] = Vector.ConditionalSelect(lanes, other._gradient[k], _gradient[k]);
        }
    }

    /// <summary>The Newton step -H^-1 g, by places.</summary>
    public void Step(Span<Vector<double>> step)
    {
        for (int k = step.Length - 1; k >= first; k--)
        {
            var sum = _gradient[k];
            for (int j = k + 1; j < step.Length; j++) sum = Vector.FusedMultiplyAdd(_matrix[NormalEquations.Packed(k, j)], step[j], sum);
            step[k] = -sum * _inverse[k];
        }
    }

    /// <summary>The last coordinate of the point s furthest along it, to one side, on the ellipsoid (s + H^-1 g)' H (s + H^-1 g) = height.</summary>
    public Vector<double> Furthest(int side, Vector<double> height) => side * Vector.SquareRoot(height * _inverse[^1]) - _gradient[^1] * _inverse[^1];

    /// <summary>The diagonal of H^-1, by places.</summary>
    public void InverseDiagonal(Span<Vector<double>> diagonal)
    {
        Span<Vector<double>> unit = stackalloc Vector<double>[diagonal.Length];
        for (int column = first; column < diagonal.Length; column++)
        {
            diagonal[column] = Vector<double>.Zero;
            for (int k = column; k < diagonal.Length; k++)
            {
                var sum = k == column ? Vector<double>.One : Vector<double>.Zero;
                for (int j = column; j < k; j++) sum -= _matrix[NormalEquations.Packed(j, k)] * _inverse[j] * unit[j];
                unit[k] = sum;
                diagonal[column] += sum * sum * _inverse[k];
            }
        }
    }

    private Vector<long> Factor(double share, ReadOnlySpan<Vector<double>> scale)
    {
        Span<Vector<double>> matrix = _matrix, gradient = _gradient;
        var regular = Vector<long>.AllBitsSet;
        for (int k = first; k < gradient.Length; k++)
        {
            int row = NormalEquations.Packed(k, 0);
            Vector<double> pivot = matrix[row + k], inverse = Vector<double>.One / pivot, slope = gradient[k];
            regular &= Vector.GreaterThan(pivot, share * scale[k]);
            (Pivots[k], _inverse[k]) = (pivot, inverse);
            for (int j = k + 1; j < gradient.Length; j++)
            {
                int below = NormalEquations.Packed(j, 0);
                var times = -matrix[row + j] * inverse;
                gradient[j] = Vector.FusedMultiplyAdd(times, slope, gradient[j]);
                for (int i = j; i < gradient.Length; i++) matrix[below + i] = Vector.FusedMultiplyAdd(times, matrix[row + i], matrix[below + i]);
            }
        }
        return regular;
    }
}
