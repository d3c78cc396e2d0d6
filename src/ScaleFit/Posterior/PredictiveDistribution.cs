namespace ScaleFit.Posterior;

/// <summary>
/// What a pass rate, or a gain, may be: a mixture of Student's t with four degrees of freedom, with what lies beyond its bounds at the bounds. Immutable: threads may share it.
/// </summary>
internal sealed class PredictiveDistribution
{
    /// <summary>Accuracy of a quantile, in pass rate.</summary>
    private const double Accuracy = 1e-7;

    private readonly double[] _weights, _means, _scales;
    private readonly double _least;

    /// <summary>Makes a mixture between a least value and 1.</summary>
    internal PredictiveDistribution(double[] weights, double[] means, double[] scales, double least) => (_weights, _means, _scales, _least) = (weights, means, scales, least);

    /// <summary>The probability of at most a value.</summary>
    public double Below(double value)
    {
        if (value >= 1) return 1;
        if (value < _least) return 0;
        double sum = 0;
        for (int i = 0; i < _weights.Length; i++) sum += _weights[i] * StudentFour((value - _means[i]) / _scales[i]);
        return sum;
    }

    /// <summary>The probability of more than a value.</summary>
    public double Above(double value) => 1 - Below(value);

    /// <summary>The value that is not exceeded with a probability.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside its range.</exception>
    public double Quantile(double probability)
    {
        if (probability is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must lie between 0 and 1.");
        double low = _least, high = 1;
        if (Below(low) >= probability) return low;
        while (high - low > Accuracy)
        {
            double middle = (low + high) / 2;
            if (Below(middle) < probability) low = middle;
            else high = middle;
        }
        // The last half steps would not be seen; 1 is only reached from below.
        return high > 1 - 2 * Accuracy ? 1 : high;
    }

    /// <summary>The density at a value between the bounds.</summary>
    internal double Density(double value)
    {
        double sum = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            double t = (value - _means[i]) / _scales[i], ratio = 1 + t * t / 4;
            sum += _weights[i] * 0.375 / (_scales[i] * ratio * ratio * Math.Sqrt(ratio));
        }
        return sum;
    }

    /// <summary>The distribution function of Student's t with four degrees of freedom, in closed form.</summary>
    private static double StudentFour(double t)
    {
        double ratio = 1 + t * t / 4;
        return 0.5 + 0.375 * t / Math.Sqrt(ratio) * (1 - t * t / (12 * ratio));
    }
}
