using MathNet.Numerics.Distributions;

namespace ScaleFit.Inference;

/// <summary>How far the likelihood of a quantity may fall below the largest one inside an interval.</summary>
internal static class LikelihoodDrop
{
    /// <summary>The root of twice the fall of the log-likelihood: of (n - p) ln(1 + F / (n - p)), F the quantile of F(1, n - p).</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <param name="degreesOfFreedom">n - p, at least 1.</param>
    public static double Root(double level, int degreesOfFreedom) => Math.Sqrt(degreesOfFreedom * Math.Log(1 + Quantile(level, degreesOfFreedom) / degreesOfFreedom));

    /// <summary>
    /// The quantile of F(1, n): the square of Student's t. The library looks for t below 800 and F below 1000 only, which one or
    /// two degrees of freedom exceed at usual levels; these have closed forms.
    /// </summary>
    private static double Quantile(double level, int degreesOfFreedom)
    {
        double t = degreesOfFreedom switch
        {
            1 => Math.Tan(Math.PI / 2 * level),
            2 => level * Math.Sqrt(2 / (1 - level * level)),
            _ => StudentT.InvCDF(0, 1, degreesOfFreedom, (1 + level) / 2),
        };
        return t * t;
    }
}
