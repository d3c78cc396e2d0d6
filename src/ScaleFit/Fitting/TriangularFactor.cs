namespace ScaleFit.Fitting;

/// <summary>
/// The QR factors of a tall matrix J as least squares needs them: R and Q'r, with r carried along as a last column.
/// Modified Gram-Schmidt treated so is as accurate as Householder reflections (Björck, Numerical Methods for
/// Least Squares Problems, section 2.4), and every pass runs over whole columns.
/// </summary>
internal sealed class TriangularFactor(int parameters, int residuals)
{
    private readonly double[] _columns = new double[(parameters + 1) * residuals];

    private readonly double[] _inverseDiagonal = new double[parameters];

    /// <summary>Number of columns factored.</summary>
    public int Rank { get; private set; }

    /// <summary>R, row by row, <c>parameters</c> entries a row.</summary>
    public double[] R { get; } = new double[parameters * parameters];

    /// <summary>Q'r.</summary>
    public double[] Projected { get; } = new double[parameters];

    /// <summary>Entries from one row of <see cref="R"/> to the next.</summary>
    public int Stride => parameters;

    /// <summary>Factors the columns of a Jacobian that are listed in <paramref name="free"/>.</summary>
    public void Factor(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> residual, ReadOnlySpan<int> free)
    {
        Rank = free.Length;
        for (int k = 0; k < Rank; k++)
        {
            var pivot = Source(k, k, jacobian, residual, free);
            double square = Columns.Dot(pivot, pivot);
            double inverse = square > 0 ? 1 / square : 0;
            double norm = Math.Sqrt(square), inverseNorm = inverse * norm;
            R[k * parameters + k] = norm;
            _inverseDiagonal[k] = inverseNorm;
            int j = k + 1;
            for (; j < Rank; j += 2)
            {
                var left = Source(k, j, jacobian, residual, free);
                var right = Source(k, j + 1, jacobian, residual, free);
                (double first, double second) = Columns.Dot(pivot, left, right);
                Columns.AddScaled(pivot, -first * inverse, left, Column(j), -second * inverse, right, Column(j + 1));
                Store(k, j, first * inverseNorm);
                Store(k, j + 1, second * inverseNorm);
            }
            if (j > Rank) continue;
            var rest = Source(k, Rank, jacobian, residual, free);
            double last = Columns.Dot(pivot, rest);
            if (k + 1 < Rank) Columns.AddScaled(pivot, -last * inverse, rest, Column(Rank));
            Projected[k] = last * inverseNorm;
        }
    }

    /// <summary>Where column j stands at step k: the first step reads what it was given, the later ones what the earlier left.</summary>
    private ReadOnlySpan<double> Source(int k, int j, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> residual, ReadOnlySpan<int> free) =>
        k > 0 ? Column(j) : j == Rank ? residual : jacobian.Slice(free[j] * residuals, residuals);

    private void Store(int row, int column, double entry)
    {
        if (column < Rank) R[row * parameters + column] = entry;
        else Projected[row] = entry;
    }

    /// <summary>|Q'r|^2: how much of |r|^2 the columns could take away if the problem were linear.</summary>
    public double ProjectedSquare
    {
        get
        {
            double square = 0;
            for (int k = 0; k < Rank; k++) square += Projected[k] * Projected[k];
            return square;
        }
    }

    /// <summary>|a|^2 and a'r of a column a of J, without another pass over it.</summary>
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

    /// <summary>True when R has an inverse that doubles can hold.</summary>
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

    private Span<double> Column(int k) => _columns.AsSpan(k * residuals, residuals);
}
