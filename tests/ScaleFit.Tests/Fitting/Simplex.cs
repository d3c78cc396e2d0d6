namespace ScaleFit.Tests.Fitting;

/// <summary>
/// Nelder and Mead's simplex (1965), which needs values only: slow, but it shares no idea with the solver under test.
/// </summary>
internal static class Simplex
{
    /// <summary>The smallest value found, after a fixed number of moves.</summary>
    /// <param name="value">What to minimise.</param>
    /// <param name="start">The start; receives the best point.</param>
    /// <param name="spread">The first simplex's size along each axis.</param>
    /// <param name="moves">How often the worst corner moves.</param>
    public static double Minimise(Func<double[], double> value, double[] start, double[] spread, int moves)
    {
        int n = start.Length;
        var corners = new double[n + 1][];
        var values = new double[n + 1];
        for (int i = 0; i <= n; i++)
        {
            corners[i] = [.. start];
            if (i < n) corners[i][i] += spread[i];
            values[i] = value(corners[i]);
        }
        for (int move = 0; move < moves; move++)
        {
            Array.Sort(values, corners);
            double[] centre = [.. Enumerable.Range(0, n).Select(k => corners[..n].Average(c => c[k]))];
            double[] reflected = Along(centre, corners[n], -1);
            double atReflected = value(reflected);
            if (atReflected < values[0])
            {
                double[] expanded = Along(centre, corners[n], -2);
                double atExpanded = value(expanded);
                (corners[n], values[n]) = atExpanded < atReflected ? (expanded, atExpanded) : (reflected, atReflected);
                continue;
            }
            if (atReflected < values[n - 1])
            {
                (corners[n], values[n]) = (reflected, atReflected);
                continue;
            }
            double[] contracted = Along(centre, corners[n], atReflected < values[n] ? -0.5 : 0.5);
            double atContracted = value(contracted);
            if (atContracted < Math.Min(atReflected, values[n]))
            {
                (corners[n], values[n]) = (contracted, atContracted);
                continue;
            }
            for (int i = 1; i <= n; i++)
            {
                corners[i] = Along(corners[0], corners[i], 0.5);
                values[i] = value(corners[i]);
            }
        }
        Array.Sort(values, corners);
        corners[0].CopyTo(start, 0);
        return values[0];
    }

    private static double[] Along(double[] from, double[] to, double share) => [.. from.Zip(to, (f, t) => f + share * (t - f))];
}
