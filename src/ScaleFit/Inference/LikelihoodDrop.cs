namespace ScaleFit.Inference;

/// <summary>Depth of a likelihood interval: the largest fall of the log-likelihood inside it.</summary>
internal static class LikelihoodDrop
{
    /// <summary>The square root of twice the fall of the log-likelihood: of (n - p) ln(1 + F / (n - p)), where F is the quantile of F(1, n - p), the square of Student's t.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <param name="degreesOfFreedom">n - p, at least 1.</param>
    public static double Root(double level, int degreesOfFreedom)
    {
        double t = StudentQuantile.TwoSided(level, degreesOfFreedom);
        return Math.Sqrt(degreesOfFreedom * Math.Log(1 + t * t / degreesOfFreedom));
    }
}
