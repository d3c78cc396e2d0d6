using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Fitting;

/// <summary>
/// The QR factors of a tall matrix J for least squares: R and Q'r, with r as a last column.
/// Modified Gram-Schmidt in this form is as accurate as Householder reflections (Björck, Numerical Methods for
/// Least Squares Problems, section 2.4). The pass that subtracts a pivot from the other columns also multiplies them by the next one.
/// </summary>
/// <param name="parameters">Largest number of columns.</param>
/// <param name="residuals">Their length, a whole number of vectors.</param>
internal sealed class TriangularFactor(int parameters, int residuals)
{
    /// <summary>Rank tolerance: a column whose remainder is smaller than this, relative to the largest, is a combination of others.</summary>
    public const double RankTolerance = 1e-10;

    /// <summary>Smallest ratio of the Hessian to J'J along any direction. Below it, Newton steps are too long.</summary>
    public const double LeastPivot = 0.01;

    private readonly AlignedArray _columns = new((parameters + 1) * residuals);

    /// <summary>The current pivot's products with itself and the columns after it.</summary>
    private readonly double[] _products = new double[parameters + 1];

    /// <summary>The first vector of each factored column and of the residuals.</summary>
    private readonly int[] _places = new int[parameters + 1];

    private readonly double[] _inverseDiagonal = new double[parameters];
    private readonly double[] _hessianFactor = new double[parameters * parameters];
    private readonly double[] _hessianProjected = new double[parameters];
    private readonly double[] _hessianInverse = new double[parameters];

    /// <summary>Number of factored columns.</summary>
    public int Rank { get; private set; }

    /// <summary>R, row by row, <c>parameters</c> entries per row.</summary>
    public double[] R { get; } = new double[parameters * parameters];

    /// <summary>Q'r.</summary>
    public double[] Projected { get; } = new double[parameters];

    /// <summary>Stride: entries from one row of <see cref="R"/> to the next.</summary>
    public int Stride => parameters;

    /// <summary>Factors some columns of a Jacobian.</summary>
    /// <param name="columns">The Jacobian, column after column, and the residuals after it.</param>
    /// <param name="free">The columns to factor.</param>
    public void Factor(ReadOnlySpan<double> columns, ReadOnlySpan<int> free)
    {
        Rank = free.Length;
        if (Rank == 0) return;
        int length = residuals / Vector<double>.Count;
        for (int j = 0; j < Rank; j++) _places[j] = free[j] * length;
        _places[Rank] = parameters * length;

        var given = MemoryMarshal.Cast<double, Vector<double>>(columns);
        var work = MemoryMarshal.Cast<double, Vector<double>>(_columns.Span);
        for (int j = 1; j <= Rank; j += 3)
        {
            int second = Math.Min(j + 1, Rank), third = Math.Min(j + 2, Rank);
            (_products[0], _products[j], _products[second], _products[third]) =
                Columns.CopyProducts(given, work, length, _places[0], _places[j], _places[second], _places[third]);
        }
        for (int k = 0; k < Rank; k++)
        {
            double inverse = StoreRow(k);
            int next = k + 1;
            double factor = -_products[next] * inverse;
            for (int j = next + 1; j <= Rank; j += 2)
            {
                int other = Math.Min(j + 1, Rank);
                (_products[next], _products[j], _products[other]) = Columns.ReduceProducts(
                    work, length, _places[k], _places[next], _places[j], _places[other], factor, -_products[j] * inverse, -_products[other] * inverse);
                factor = 0;
            }
        }
    }

    /// <summary>
    /// Adds a symmetric matrix G to J'J, so that R and Q'r are those of the Hessian H = J'J + G: R'R becomes H, and R'Q'r stays the gradient.
    /// </summary>
    /// <param name="term">G, row by row, for all parameters.</param>
    /// <param name="free">The factored parameters.</param>
    /// <returns>False, without any change, where H is not positive definite.</returns>
    public bool AddSecondOrderTerm(ReadOnlySpan<double> term, ReadOnlySpan<int> free)
    {
        for (int k = 0; k < Rank; k++)
        {
            // Row k of the Cholesky factor: row k of H minus the contribution of the rows above, over the square root of its pivot.
            double flattest = LeastPivot * R[k * parameters + k] * R[k * parameters + k], inverse = 0, slope = 0;
            for (int j = k; j < Rank; j++)
            {
                double entry = term[free[k] * parameters + free[j]];
                for (int i = 0; i <= k; i++) entry += R[i * parameters + k] * R[i * parameters + j];
                for (int i = 0; i < k; i++) entry -= _hessianFactor[i * parameters + k] * _hessianFactor[i * parameters + j];
                if (j == k)
                {
                    if (!(entry > flattest)) return false;
                    inverse = 1 / Math.Sqrt(entry);
                    _hessianInverse[k] = inverse;
                }
                _hessianFactor[k * parameters + j] = entry * inverse;
            }
            for (int i = 0; i <= k; i++) slope += R[i * parameters + k] * Projected[i];
            for (int i = 0; i < k; i++) slope -= _hessianFactor[i * parameters + k] * _hessianProjected[i];
            _hessianProjected[k] = slope * inverse;
        }
        _hessianFactor.CopyTo(R, 0);
        _hessianProjected.CopyTo(Projected, 0);
        _hessianInverse.CopyTo(_inverseDiagonal, 0);
        return true;
    }

    /// <summary>Writes row k of R and of Q'r, and returns 1 / |pivot|^2.</summary>
    private double StoreRow(int k)
    {
        double square = _products[k];
        double inverse = square > 0 ? 1 / square : 0;
        double norm = Math.Sqrt(square), inverseNorm = inverse * norm;
        R[k * parameters + k] = norm;
        _inverseDiagonal[k] = inverseNorm;
        for (int j = k + 1; j < Rank; j++) R[k * parameters + j] = _products[j] * inverseNorm;
        Projected[k] = _products[Rank] * inverseNorm;
        return inverse;
    }

    /// <summary>ln |J'J| over the columns that are not combinations of earlier ones, and their number.</summary>
    public (double LogDeterminant, int Rank) LogDeterminant()
    {
        double largest = 0, sum = 0;
        for (int k = 0; k < Rank; k++) largest = Math.Max(largest, R[k * parameters + k]);
        int rank = 0;
        for (int k = 0; k < Rank; k++)
        {
            double entry = R[k * parameters + k];
            if (!(entry > RankTolerance * largest)) continue;
            sum += 2 * Math.Log(entry);
            rank++;
        }
        return (sum, rank);
    }

    /// <summary>|Q'r|^2: the predicted reduction of |r|^2 of the linearised problem.</summary>
    public double ProjectedSquare
    {
        get
        {
            double square = 0;
            for (int k = 0; k < Rank; k++) square += Projected[k] * Projected[k];
            return square;
        }
    }

    /// <summary>|a|^2 and a'r of a column a of J, from R and Q'r.</summary>
    public (double Square, double Slope) SquareAndSlope(int column)
    {
        double square = 0, slope = 0;
        for (int k = 0; k <= column; k++)
        {
            double entry = R[k * parameters + column];
            square += entry * entry;
            slope += entry * Projected[k];
        }
        return (square, slope);
    }

    /// <summary>Solves R x = b in place.</summary>
    public void Solve(Span<double> x)
    {
        for (int k = Rank - 1; k >= 0; k--)
        {
            double sum = x[k];
            for (int j = k + 1; j < Rank; j++) sum -= R[k * parameters + j] * x[j];
            x[k] = sum * _inverseDiagonal[k];
        }
    }

    /// <summary>Solves R' x = b in place.</summary>
    public void SolveTransposed(Span<double> x)
    {
        for (int k = 0; k < Rank; k++)
        {
            double sum = x[k];
            for (int j = 0; j < k; j++) sum -= R[j * parameters + k] * x[j];
            x[k] = sum * _inverseDiagonal[k];
        }
    }

    /// <summary>True when the inverse of R is finite in doubles.</summary>
    public bool IsRegular
    {
        get
        {
            for (int k = 0; k < Rank; k++)
            {
                if (!(R[k * parameters + k] > 0)) return false;
            }
            return true;
        }
    }
}
