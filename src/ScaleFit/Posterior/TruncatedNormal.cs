using MathNet.Numerics.Distributions;

namespace ScaleFit.Posterior;

/// <summary>Draws from a normal distribution between two bounds.</summary>
internal static class TruncatedNormal
{
    /// <summary>Distance of the nearer bound, in standard deviations, from which the tail is drawn as an exponential and weighted.</summary>
    private const double Tail = 5;

    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>A draw, and ln of the probability between the bounds times the weight of the draw.</summary>
    /// <param name="mean">Mean of the normal.</param>
    /// <param name="deviation">Its standard deviation, above 0.</param>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound, above the lower.</param>
    /// <param name="uniform">A uniform number in (0, 1).</param>
    public static (double Value, double LogMass) Draw(double mean, double deviation, double low, double high, double uniform)
    {
        double a = (low - mean) / deviation, b = (high - mean) / deviation;
        if (a > Tail)
        {
            var (step, logMass) = Exponential(a, b - a, uniform);
            return (Math.Min(low + step * deviation, high), logMass);
        }
        if (b < -Tail)
        {
            var (step, logMass) = Exponential(-b, b - a, uniform);
            return (Math.Max(high - step * deviation, low), logMass);
        }
        // Of the two tails the smaller one keeps its digits.
        bool mirrored = a > 0;
        double from = Normal.CDF(0, 1, mirrored ? -b : a), mass = Math.Max(Normal.CDF(0, 1, mirrored ? -a : b) - from, double.Epsilon);
        double z = Normal.InvCDF(0, 1, Math.Clamp(from + uniform * mass, 1e-300, 1 - 1e-16));
        return (Math.Clamp(mean + (mirrored ? -z : z) * deviation, low, high), Math.Log(mass));
    }

    /// <summary>A step beyond a bound at a distance, within a width, all in standard deviations.</summary>
    private static (double Step, double LogMass) Exponential(double distance, double width, double uniform)
    {
        double share = -Math.Exp(-distance * width) + 1;
        double step = -Math.Log(1 - uniform * share) / distance;
        return (step, -0.5 * distance * distance - LogRootTwoPi - Math.Log(distance) + Math.Log(share) - 0.5 * step * step);
    }
}
