using ScaleFit.Curves;
using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Inference;

/// <summary>Findings on a fitted curve, its intervals and its residuals.</summary>
internal static class CurveDiagnostics
{
    /// <summary>The findings on the curves of one window, most serious first.</summary>
    /// <param name="window">The window.</param>
    /// <param name="curves">The curves, the main one first.</param>
    /// <param name="main">The profile walker of the main curve.</param>
    /// <param name="change">How the last part of the run departs from the main curve, or null.</param>
    public static IEnumerable<Finding?> Find(FitWindow window, IReadOnlyList<CurveInference> curves, ProfileWalker main, RecentChange? change)
    {
        foreach (var curve in curves)
        {
            if (curve.Curve == curves[0].Curve)
            {
                yield return NoRise(curve, main, window);
                yield return Asymptote(curve, window);
                yield return PoorFit(curve);
                yield return Changed(change, curve, window);
                yield return Mixed(curve, window);
                yield return SeveralLevels(curve, window);
                yield return StrongCorrelation(curve);
            }
            if (curve.Curve is SigmoidCurve)
            {
                yield return Midpoint(curve, window);
                yield return StartAboveData(curve, window);
            }
            yield return AtBound(curve);
        }
        yield return PowerLawTrap(curves);
    }

    private static Finding? NoRise(CurveInference curve, ProfileWalker walker, FitWindow window)
    {
        // A large rise that correlated noise could explain is not reported as no rise.
        double first = curve.Curve.HasStart && window.FirstEvaluation is { } before ? before.Compute : window.Points[0].Compute;
        double rise = curve.Fit.PassRate(window.Points[^1].Compute) - curve.Fit.PassRate(first);
        if (rise > Math.Max(FindingCatalog.IdenticalRuns, FindingCatalog.RiseDeviations * LateCollapse.LocalDeviation(window.Points))) return null;
        var best = walker.Best;
        (double constant, double square) = NoiseStatistics.Constant(walker.Profile.Model.Series, walker.Filters[0]);
        double earned = best.DegreesOfFreedom * Math.Log(Math.Max(square, NoiseFit.LeastSquare) / Math.Max(best.SumOfSquares, NoiseFit.LeastSquare));
        return earned > FindingCatalog.ClearRise ? null : FindingCatalog.NoRise.Report(
            Invariant($"The pass rate does not rise. A constant of {constant:0.000} describes the fitted evaluations as well as the {Name(curve)}."));
    }

    private static Finding? Asymptote(CurveInference curve, FitWindow window)
    {
        var asymptote = curve["asymptote"];
        if (asymptote.Interval is not { } interval) return null;
        if (interval.Upper is not { } upper)
        {
            return FindingCatalog.AsymptoteUnbounded.Report(
                Invariant($"The data does not bound the asymptote above{(interval.Lower is { } low ? Invariant($". The lower end of its interval is {low:0.000}") : "")}.{(curve.Fit.AtBound[curve.Curve.IndexOf("asymptote")] ? "" : Invariant($" The estimate {asymptote.Value:0.000} is one of many values that fit."))}"),
                $"{KeepTraining(curve, window)}: only evaluations on the flat part of the curve bound the asymptote above.");
        }
        if (upper == 1)
        {
            return FindingCatalog.CeilingNearOne.Report(
                Invariant($"The asymptote lies within {FindingCatalog.NearOne:0.00} of 1: the policy can solve nearly all prompts."));
        }
        if (interval.Lower is not { } lower)
        {
            return FindingCatalog.AsymptoteUnbounded.Report(
                Invariant($"The data does not bound the asymptote below: correlated noise could have raised all pass rates. The upper end of its interval is {upper:0.000}. The estimate {asymptote.Value:0.000} is one of many values that fit."),
                $"{KeepTraining(curve, window)}, or evaluate more often.");
        }
        return (upper - lower) / 2 <= FindingCatalog.WeakHalfWidth ? null : FindingCatalog.AsymptoteWeak.Report(
            Invariant($"The confidence interval of the asymptote is wide: ±{(upper - lower) / 2:0.00}."));
    }

    private static string KeepTraining(CurveInference curve, FitWindow window) => window.EndsEarly
        ? $"Fit later evaluations of this run, up to {NumberFormat.Compute(window.Run.Points[^1].Compute, window.Run.Compute.Unit)}"
        : $"Keep training past {NumberFormat.About(Enough(curve, window))} {window.Run.Compute.Unit.Words()}";

    /// <summary>Compute at which the data usually bounds an asymptote: four midpoints, between two and four times the run's compute.</summary>
    private static double Enough(CurveInference curve, FitWindow window)
    {
        double last = window.Points[^1].Compute;
        double midpoint = curve.Curve is SigmoidCurve ? curve["midpoint"].Value : 0;
        return Math.Clamp(4 * midpoint, 2 * last, 4 * last);
    }

    private static Finding? PoorFit(CurveInference curve)
    {
        double residual = Math.Max(curve.Noise.StandardDeviation, curve.Fit.RootMeanSquare);
        double drift = residual * Math.Sqrt(curve.Noise.DriftShare);
        return drift <= FindingCatalog.LargeDrift || curve.Noise.EffectivePoints >= FindingCatalog.FewEffective ? null : FindingCatalog.PoorFit.Report(
            Invariant($"The pass rate deviates from the {Name(curve)} by about {drift:0.000} for long stretches. The curve does not describe this run."));
    }

    private static Finding? Changed(RecentChange? change, CurveInference curve, FitWindow window) =>
        change is null || Math.Abs(change.Statistic) <= FindingCatalog.ClearChange ? null : FindingCatalog.RecentChange.Report(
            Invariant($"From {NumberFormat.Compute(change.Since, window.Run.Compute.Unit)} on, the pass rate departs from the {Name(curve)}, by about {change.Deviation:+0.000;-0.000} at the end."));

    private static Finding? Mixed(CurveInference curve, FitWindow window)
    {
        double products = 0, squares = 0, before = 0;
        foreach (var point in window.Points)
        {
            double residual = point.PassRate - curve.Fit.PassRate(point.Compute);
            (products, squares, before) = (products + residual * before, squares + residual * residual, residual);
        }
        double correlation = squares > 0 ? products / squares : 0;
        return correlation >= -Math.Max(FindingCatalog.MixedCorrelation, FindingCatalog.MixedDeviations / Math.Sqrt(window.Points.Count)) ? null : FindingCatalog.RunsMixed.Report(
            Invariant($"Evaluations lie above and below the curve in turn: neighbouring residuals have a correlation of {correlation:0.00}. The log may mix two runs."));
    }

    private static Finding? SeveralLevels(CurveInference curve, FitWindow window)
    {
        double[] residuals = [.. window.Points.Select(point => point.PassRate - curve.Fit.PassRate(point.Compute))];
        return ResidualGroups.Find(residuals) is not { } groups ? null : FindingCatalog.SeveralLevels.Report(
            Invariant($"The evaluations form {groups.Count} groups that alternate. {groups.Few} of {residuals.Length} evaluations are {groups.Distance:0.000} away from the others."));
    }

    private static Finding? StrongCorrelation(CurveInference curve) =>
        curve.Noise.EffectivePoints >= FindingCatalog.FewEffective || curve.Noise.DriftShare == 0 ? null : FindingCatalog.StrongCorrelation.Report(
            Invariant($"The noise is strongly correlated: the effective sample size is below {FindingCatalog.FewEffective}. The intervals account for it."));

    private static Finding? Midpoint(CurveInference curve, FitWindow window)
    {
        double midpoint = curve["midpoint"].Value;
        int after = window.Points.Count(p => p.Compute > midpoint);
        if (midpoint > window.Points[^1].Compute)
        {
            return FindingCatalog.MidpointOutside.Warning(
                $"The midpoint of the fitted curve, {NumberFormat.Compute(midpoint, window.Run.Compute.Unit)}, lies after the last fitted evaluation. The upper half of the curve is extrapolated.",
                window.EndsEarly ? "Fit later evaluations before you use the asymptote." : "Train past the midpoint before you use the asymptote.");
        }
        if (midpoint < window.Points[0].Compute)
        {
            return FindingCatalog.MidpointOutside.Note(
                "The midpoint lies before the first fitted evaluation. Only the tail of the curve determines efficiency and midpoint.",
                $"Lower {OptionName.SkipEarly} if the early regime is reliable. The asymptote does not need it.");
        }
        return after >= FindingCatalog.FewestAfterMidpoint ? null : FindingCatalog.FewAfterMidpoint.Report(
            Invariant($"Only {after} {(after == 1 ? "evaluation lies" : "evaluations lie")} after the midpoint, and the asymptote depends on {(after == 1 ? "it" : "them")}."));
    }

    private static Finding? StartAboveData(CurveInference curve, FitWindow window)
    {
        double start = curve["start"].Value, least = window.Points.Min(p => p.PassRate);
        bool given = window.FixedStart is not null || window.FirstEvaluation is not null;
        return !given || start <= least + FindingCatalog.StartDeviations * LateCollapse.LocalDeviation(window.Points) ? null : FindingCatalog.StartAboveData.Report(
            Invariant($"The start, {start:0.000}, lies above pass rates measured later (down to {least:0.000})."));
    }

    private static Finding? AtBound(CurveInference curve)
    {
        string[] names = [.. curve.Curve.ParameterNames.Where((_, k) => curve.Fit.AtBound[k])];
        if (names.Length == 0) return null;
        string message = $"The {Name(curve)}'s {List(names)} {(names.Length == 1 ? "is at a bound of its range, so the data does not determine it" : "are at bounds of their ranges, so the data does not determine them")}.";
        string advice = $"Do not use {(names.Length == 1 ? "it as a measurement" : "them as measurements")}.";
        return curve.Curve is SigmoidCurve ? FindingCatalog.AtBound.Warning(message, advice) : FindingCatalog.AtBound.Note(message, advice);
    }

    /// <summary>On short runs, a power law fits as well as the sigmoid, with a much too high asymptote (paper).</summary>
    private static Finding? PowerLawTrap(IReadOnlyList<CurveInference> curves)
    {
        var sigmoid = curves.FirstOrDefault(c => c.Curve is SigmoidCurve);
        var power = curves.FirstOrDefault(c => c.Curve is PowerLawCurve);
        if (sigmoid is null || power is null) return null;
        // An asymptote at its bound has a finding of its own.
        if (power.Fit.AtBound[power.Curve.IndexOf("asymptote")]) return null;
        if (power.Weight < FindingCatalog.CredibleWeight) return null;
        double gap = power["asymptote"].Value - sigmoid["asymptote"].Value;
        return gap <= FindingCatalog.IdenticalRuns ? null : FindingCatalog.PowerLawTrap.Report(
            Invariant($"The asymptote of the power law lies more than {FindingCatalog.IdenticalRuns:0.00} above that of the sigmoid. On short runs it is nearly always too high."));
    }

    private static string Name(CurveInference curve) => curve.Curve is SigmoidCurve ? "sigmoid" : "power law";

    private static string List(string[] names) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
