using MathNet.Numerics.RootFinding;

namespace ScaleFit.Forecasting;

/// <summary>Roots of functions that rise monotonically, or nearly so: Brent's method, with bisection at jumps.</summary>
internal static class MonotoneRoot
{
    private const int MostSteps = 100;

    /// <summary>Replaces infinite values, which cannot be interpolated.</summary>
    private const double Most = 1e6;

    /// <summary>Finds where a function rises from below 0 to 0 or above.</summary>
    /// <param name="rising">The function: below 0 at <paramref name="low"/>, at least 0 at <paramref name="high"/>.</param>
    /// <param name="low">The lower end of the search range.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="accuracy">Accuracy of the root. The search also ends where the function is this close to 0.</param>
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
