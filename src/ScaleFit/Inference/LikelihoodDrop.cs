namespace ScaleFit.Inference;

/// <summary>How far the likelihood of a quantity may fall below the largest one inside an interval.</summary>
internal static class LikelihoodDrop
{
    /// <summary>The root of twice the fall of the log-likelihood: of (n - p) ln(1 + F / (n - p)), F the quantile of F(1, n - p), the square of Student's t.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <param name="degreesOfFreedom">n - p, at least 1.</param>
    public static double Root(double level, int degreesOfFreedom)
    {
        double t = StudentQuantile.TwoSided(level, degreesOfFreedom);
        return Math.Sqrt(degreesOfFreedom * Math.Log(1 + t * t / degreesOfFreedom));
    }
}
