namespace ScaleFit.Fitting;

/// <summary>
/// The two linear coefficients of a curve of given shape: the least-squares solution within a box (variable projection).
/// </summary>
/// <param name="Aa">a.a of the first basis column.</param>
/// <param name="Ab">a.b.</param>
/// <param name="Bb">b.b of the second.</param>
/// <param name="Ay">a.y with the observations.</param>
/// <param name="By">b.y.</param>
internal readonly record struct VariableProjection(double Aa, double Ab, double Bb, double Ay, double By)
{
    /// <summary>Minimises |f a + g b - y|^2 - |y|^2 over f and g within their bounds.</summary>
    public (double First, double Second, double Excess) Solve(double lowerF, double upperF, double lowerG, double upperG)
    {
        double determinant = Aa * Bb - Ab * Ab;
        if (determinant > 1e-12 * Aa * Bb)
        {
            double f = (Ay * Bb - By * Ab) / determinant, g = (By * Aa - Ay * Ab) / determinant;
            if (f >= lowerF && f <= upperF && g >= lowerG && g <= upperG) return (f, g, Excess(f, g));
        }

        // If the minimum of the convex function is not inside the box, it lies on its edge.
        (double First, double Second, double Excess) best = (0, 0, double.PositiveInfinity);
        foreach (double f in (ReadOnlySpan<double>)[lowerF, upperF])
        {
            double g = Math.Clamp(Bb > 0 ? (By - Ab * f) / Bb : 0, lowerG, upperG);
            if (Excess(f, g) < best.Excess) best = (f, g, Excess(f, g));
        }
        foreach (double g in (ReadOnlySpan<double>)[lowerG, upperG])
        {
            double f = Math.Clamp(Aa > 0 ? (Ay - Ab * g) / Aa : 0, lowerF, upperF);
            if (Excess(f, g) < best.Excess) best = (f, g, Excess(f, g));
        }
        return best;
    }

    private double Excess(double f, double g) => f * f * Aa + 2 * f * g * Ab + g * g * Bb - 2 * f * Ay - 2 * g * By;
}
