using ScaleFit.Fitting;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>
/// Ranks the curves of one run by Akaike's criterion with the small-sample correction (AICc, Hurvich and Tsai 1989). It uses the ordinary
/// likelihood of the same points under one common noise, because restricted likelihoods of different curves are not comparable.
/// </summary>
internal static class CurveRanking
{
    /// <summary>Adds criterion and Akaike weight to each curve, where there are enough points for them.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="walkers">The profile walker of each curve.</param>
    /// <param name="window">The fit window.</param>
    public static IReadOnlyList<CurveInference> Rank(IReadOnlyList<CurveInference> curves, IReadOnlyList<ProfileWalker> walkers, FitWindow window)
    {
        var points = new Series(null, window.Points);
        double?[] best = [];
        foreach (var noise in walkers.Select(walker => walker.Best))
        {
            var whitening = new Whitening(points, noise.DriftShare, noise.CorrelationLength);
            double?[] criteria = [.. walkers.Select(walker => Criterion(walker, points, whitening))];
            if (criteria.Contains(null)) return curves;
            if (best.Length == 0 || criteria.Min() < best.Min()) best = criteria;
        }
        double total = best.Sum(criterion => Relative(criterion, best));
        return [.. curves.Zip(best, (curve, criterion) => curve with { Aicc = criterion, Weight = Relative(criterion, best) / total })];
    }

    private static double Relative(double? criterion, double?[] all) => Math.Exp(-0.5 * (criterion!.Value - all.Min()!.Value));

    /// <summary>
    /// The criterion on the window's points. It excludes an evaluation before training, which only the sigmoid uses. The start that this
    /// evaluation determines does not count as a parameter.
    /// </summary>
    private static double? Criterion(ProfileWalker walker, Series points, Whitening whitening)
    {
        var (model, workspace) = (walker.Profile.Model, walker.Workspace);
        var fit = new NoiseFitter(workspace).Fit(whitening.DriftShare, whitening.CorrelationLength, walker.Best.Parameters);
        int length = points.PaddedCount;
        var residuals = workspace.Values.AsSpan(0, length);
        new CurveProblem(model.Curve, points, whitening).Evaluate(fit.Parameters, residuals, workspace.Gradient.AsSpan(0, model.Curve.ParameterCount * length), new double[length]);

        int n = points.Count;
        int parameters = model.Series.Count - fit.DegreesOfFreedom - (model.Series.HasStart ? 1 : 0) + 1 + (whitening.DriftShare > 0 ? 2 : 0);
        if (n - parameters - 1 <= 0) return null;
        double square = Math.Max(Columns.Dot(residuals, residuals), NoiseFit.LeastSquare);
        double deviance = n * Math.Log(2 * Math.PI * square / n) + n + whitening.LogDeterminant;
        return deviance + 2 * parameters + 2.0 * parameters * (parameters + 1) / (n - parameters - 1);
    }
}
