namespace ScaleFit.Fitting;

/// <summary>
/// The Levenberg-Marquardt step: the s that minimises |J s + r| with |D s| at most a radius
/// (Moré, The Levenberg-Marquardt algorithm: implementation and theory, 1978).
/// </summary>
internal sealed class TrustRegion(int parameters)
{
    /// <summary>A step whose length is within a tenth of the radius counts as on the edge of the trust region.</summary>
    private const double EdgeTolerance = 0.1;

    private const int MostRefinements = 10;

    /// <summary>The smallest normal double: its square root is well above 0.</summary>
    private const double LeastDamping = 2.2250738585072014e-308;

    private readonly double[] _damped = new double[parameters * parameters];
    private readonly double[] _row = new double[parameters];
    private readonly double[] _work = new double[parameters];

    private double _damping;

    /// <summary>Resets the damping.</summary>
    public void Reset() => _damping = 0;

    /// <summary>Computes the step for the factored columns.</summary>
    /// <param name="factor">R and Q'r.</param>
    /// <param name="scale">D for the factored columns.</param>
    /// <param name="radius">The largest |D s|, above 0.</param>
    /// <param name="step">Receives s.</param>
    /// <returns>|D s|.</returns>
    public double Step(TriangularFactor factor, ReadOnlySpan<double> scale, double radius, Span<double> step)
    {
        int n = factor.Rank;
        double lowest = 0;
        if (factor.IsRegular)
        {
            for (int k = 0; k < n; k++) step[k] = -factor.Projected[k];
            factor.Solve(step);
            double length = ScaledLength(scale, step[..n]);
            if (length <= (1 + EdgeTolerance) * radius)
            {
                _damping = 0;
                return length;
            }
            if (double.IsFinite(length)) lowest = Correction(factor, scale, step, length, length - radius, radius, factor.R);
        }

        double highest = ScaledGradient(factor, scale) / radius;
        if (highest == 0) highest = double.Epsilon / Math.Min(radius, EdgeTolerance);
        _damping = Math.Clamp(_damping, lowest, Math.Max(lowest, highest));
        double before = 0;
        for (int refinement = 1; ; refinement++)
        {
            // Linearly dependent columns have no undamped step.
            if (_damping == 0) _damping = Math.Max(1e-3 * highest, LeastDamping);
            SolveDamped(factor, scale, step);
            double length = ScaledLength(scale, step[..n]);
            double excess = length - radius;
            if (Math.Abs(excess) <= EdgeTolerance * radius || (lowest == 0 && before < 0 && excess <= before) || refinement == MostRefinements)
                return length;
            double correction = Correction(factor, scale, step, length, excess, radius, _damped);
            if (excess > 0) lowest = Math.Max(lowest, _damping);
            else highest = Math.Min(highest, _damping);
            before = excess;
            _damping = Math.Max(lowest, _damping + correction);
        }
    }

    /// <summary>Newton's correction of the damping: excess / radius over the slope of |D s|.</summary>
    private double Correction(TriangularFactor factor, ReadOnlySpan<double> scale, ReadOnlySpan<double> step, double length, double excess, double radius, double[] triangle)
    {
        int n = factor.Rank, stride = factor.Stride;
        double square = 0;
        for (int k = 0; k < n; k++)
        {
            double sum = scale[k] * (scale[k] * step[k] / length);
            for (int j = 0; j < k; j++) sum -= triangle[j * stride + k] * _work[j];
            _work[k] = sum / triangle[k * stride + k];
            square += _work[k] * _work[k];
        }
        return square > 0 ? excess / radius / square : 0;
    }

    private static double ScaledGradient(TriangularFactor factor, ReadOnlySpan<double> scale)
    {
        double square = 0;
        for (int k = 0; k < factor.Rank; k++)
        {
            double sum = 0;
            for (int j = 0; j <= k; j++) sum += factor.R[j * factor.Stride + k] * factor.Projected[j];
            square += sum / scale[k] * (sum / scale[k]);
        }
        return Math.Sqrt(square);
    }

    /// <summary>Solves the least squares problem [R; sqrt(damping) D] s = [-Q'r; 0] by plane rotations.</summary>
    private void SolveDamped(TriangularFactor factor, ReadOnlySpan<double> scale, Span<double> step)
    {
        int n = factor.Rank, stride = factor.Stride;
        double root = Math.Sqrt(_damping);
        factor.R.CopyTo(_damped, 0);
        for (int k = 0; k < n; k++) step[k] = -factor.Projected[k];
        for (int k = 0; k < n; k++)
        {
            Array.Clear(_row);
            _row[k] = root * scale[k];
            double right = 0;
            for (int j = k; j < n; j++)
            {
                if (_row[j] == 0) continue;
                double diagonal = _damped[j * stride + j];
                double hypotenuse = double.Hypot(diagonal, _row[j]);
                double cosine = diagonal / hypotenuse, sine = _row[j] / hypotenuse;
                _damped[j * stride + j] = hypotenuse;
                for (int l = j + 1; l < n; l++)
                {
                    double above = _damped[j * stride + l], below = _row[l];
                    _damped[j * stride + l] = cosine * above + sine * below;
                    _row[l] = cosine * below - sine * above;
                }
                (step[j], right) = (cosine * step[j] + sine * right, cosine * right - sine * step[j]);
            }
        }
        for (int k = n - 1; k >= 0; k--)
        {
            double sum = step[k];
            for (int j = k + 1; j < n; j++) sum -= _damped[k * stride + j] * step[j];
            step[k] = sum / _damped[k * stride + k];
        }
    }

    private static double ScaledLength(ReadOnlySpan<double> scale, ReadOnlySpan<double> step)
    {
        double square = 0;
        for (int k = 0; k < step.Length; k++) square += scale[k] * step[k] * (scale[k] * step[k]);
        return Math.Sqrt(square);
    }
}
