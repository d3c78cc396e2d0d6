using MathNet.Numerics.RootFinding;

namespace ScaleFit.Forecasting;

/// <summary>Roots of functions that rise, or nearly so: Brent's method, and bisection where they jump.</summary>
internal static class MonotoneRoot
{
    private const int MostSteps = 100;

    /// <summary>Stands for infinite values, with which nothing can be interpolated.</summary>
    private const double Most = 1e6;

    /// <summary>Where a function passes from below 0 to 0 or above.</summary>
    /// <param name="rising">The function: below 0 at <paramref name="low"/>, not below at <paramref name="high"/>.</param>
    /// <param name="low">The lower end of the bracket.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="accuracy">How well the root is found, and how near 0 the function may be instead.</param>
    public static double Find(Func<double, double> rising, double low, double high, double accuracy)
    {
        if (Brent.TryFindRoot(Bounded, low, high, accuracy, MostSteps, out double root) && root >= low && root <= high) return root;
        while (high - low > accuracy)
        {
            double middle = (low + high) / 2;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }
        return high;

        double Bounded(double x) => Math.Clamp(rising(x), -Most, Most);
    }
}
