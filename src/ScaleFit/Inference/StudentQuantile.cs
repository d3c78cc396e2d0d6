using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace ScaleFit.Inference;

/// <summary>Quantiles of Student's t, for any degrees of freedom and any level. MathNet's own end at 800.</summary>
internal static class StudentQuantile
{
    /// <summary>Search range of the logarithm of t, and accuracy of the root.</summary>
    private const double Low = -13.8, High = 27.6, Accuracy = 1e-12;

    private const int MostSteps = 200;

    /// <summary>The t that |T| exceeds with probability 1 minus the level.</summary>
    /// <param name="level">Probability between -t and t, above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom, above 0. A fraction is allowed.</param>
    public static double TwoSided(double level, double degreesOfFreedom) => degreesOfFreedom switch
    {
        1 => Math.Tan(Math.PI / 2 * level),
        2 => level * Math.Sqrt(2 / (1 - level * level)),
        _ => Search(level, degreesOfFreedom),
    };

    private static double Search(double level, double degreesOfFreedom)
    {
        double t = Math.Exp(Brent.FindRoot(log => Excess(Math.Exp(log)), Low, High, Accuracy, MostSteps));
        // One Newton step refines the root from the accuracy of the search to that of the distribution.
        return t - Excess(t) / (2 * StudentT.PDF(0, 1, degreesOfFreedom, t));

        double Excess(double t) => 1 - level - 2 * StudentT.CDF(0, 1, degreesOfFreedom, -t);
    }
}
