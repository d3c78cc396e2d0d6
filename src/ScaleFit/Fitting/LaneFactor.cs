using System.Numerics;

namespace ScaleFit.Fitting;

/// <summary>Cholesky's factor R of a symmetric matrix H = R'R and R'^-1 g for a gradient g, in lanes.</summary>
/// <param name="size">Number of rows.</param>
internal sealed class LaneFactor(int size)
{
    /// <summary>The share of its diagonal that the rows before must leave of a pivot: with less, J'J has lost half of its digits.</summary>
    private const double Dependent = 1e-8;

    private readonly Vector<double>[] _factor = new Vector<double>[size * size];
    private readonly Vector<double>[] _inverse = new Vector<double>[size];
    private readonly Vector<double>[] _projected = new Vector<double>[size];

    /// <summary>The squares of R's diagonal.</summary>
    public Vector<double>[] Pivots { get; } = new Vector<double>[size];

    /// <summary>|R'^-1 g|^2: twice what the quadratic promises.</summary>
    public Vector<double> ProjectedSquare
    {
        get
        {
            var sum = Vector<double>.Zero;
            foreach (var entry in _projected) sum += entry * entry;
            return sum;
        }
    }

    /// <summary>Factors J'J.</summary>
    /// <param name="matrix">J'J, row by row; only what lies on or above the diagonal is read.</param>
    /// <param name="gradient">g.</param>
    /// <returns>The lanes where no column depends on those before it; what the others hold is of no use.</returns>
    public Vector<long> Factor(ReadOnlySpan<Vector<double>> matrix, ReadOnlySpan<Vector<double>> gradient) => Factor(matrix, gradient, Dependent, []);

    /// <summary>Factors the Hessian where J'J is known.</summary>
    /// <param name="matrix">The Hessian, likewise.</param>
    /// <param name="gradient">g.</param>
    /// <param name="products">The factor of J'J.</param>
    /// <returns>The lanes where the Hessian is nowhere much flatter than J'J; what the others hold is of no use.</returns>
    public Vector<long> Factor(ReadOnlySpan<Vector<double>> matrix, ReadOnlySpan<Vector<double>> gradient, LaneFactor products) =>
        Factor(matrix, gradient, TriangularFactor.LeastPivot, products.Pivots);

    private Vector<long> Factor(ReadOnlySpan<Vector<double>> matrix, ReadOnlySpan<Vector<double>> gradient, double share, ReadOnlySpan<Vector<double>> scale)
    {
        var regular = Vector<long>.AllBitsSet;
        for (int k = 0; k < size; k++)
        {
            var projected = gradient[k];
            for (int i = 0; i < k; i++) projected -= _factor[i * size + k] * _projected[i];
            for (int j = k; j < size; j++)
            {
                var entry = matrix[k * size + j];
                for (int i = 0; i < k; i++) entry -= _factor[i * size + k] * _factor[i * size + j];
                if (j == k)
                {
                    regular &= Vector.GreaterThan(entry, share * (scale.IsEmpty ? matrix[k * size + k] : scale[k]));
                    Pivots[k] = entry;
                    _inverse[k] = Vector<double>.One / Vector.SquareRoot(entry);
                }
                _factor[k * size + j] = entry * _inverse[k];
            }
            _projected[k] = projected * _inverse[k];
        }
        return regular;
    }

    /// <summary>Takes over some lanes of another factor.</summary>
    public void Take(LaneFactor other, Vector<long> lanes)
    {
        for (int k = 0; k < _factor.Length; k++) _factor[k] = Vector.ConditionalSelect(lanes, other._factor[k], _factor[k]);
        for (int k = 0; k < size; k++)
        {
            _inverse[k] = Vector.ConditionalSelect(lanes, other._inverse[k], _inverse[k]);
            _projected[k] = Vector.ConditionalSelect(lanes, other._projected[k], _projected[k]);
        }
    }

    /// <summary>Newton's step -H^-1 g.</summary>
    public void Step(Span<Vector<double>> step)
    {
        for (int k = size - 1; k >= 0; k--)
        {
            var sum = -_projected[k];
            for (int j = k + 1; j < size; j++) sum -= _factor[k * size + j] * step[j];
            step[k] = sum * _inverse[k];
        }
    }

    /// <summary>The last coordinate of the point that lies furthest along it, to one side, on the ellipsoid |R s + R'^-1 g|^2 = height.</summary>
    public Vector<double> Furthest(int side, Vector<double> height) => (side * Vector.SquareRoot(height) - _projected[^1]) * _inverse[^1];

    /// <summary>The diagonal of H^-1.</summary>
    public void InverseDiagonal(Span<Vector<double>> diagonal)
    {
        Span<Vector<double>> unit = stackalloc Vector<double>[size];
        for (int column = 0; column < size; column++)
        {
            diagonal[column] = Vector<double>.Zero;
            for (int k = column; k < size; k++)
            {
                var sum = k == column ? Vector<double>.One : Vector<double>.Zero;
                for (int j = column; j < k; j++) sum -= _factor[j * size + k] * unit[j];
                unit[k] = sum * _inverse[k];
                diagonal[column] += unit[k] * unit[k];
            }
        }
    }
}
