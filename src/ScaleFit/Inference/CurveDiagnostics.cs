using ScaleFit.Curves;
using ScaleFit.Runs;
using static System.FormattableString;

namespace ScaleFit.Inference;

/// <summary>What a fitted curve, its intervals and its residuals give reason to doubt.</summary>
internal static class CurveDiagnostics
{
    /// <summary>The findings on the curves of one window, most serious first.</summary>
    /// <param name="window">The window.</param>
    /// <param name="curves">The curves, the main one first.</param>
    /// <param name="main">What walks the profile of the main one.</param>
    public static IEnumerable<Finding?> Find(FitWindow window, IReadOnlyList<CurveInference> curves, ProfileWalker main)
    {
        foreach (var curve in curves)
        {
            if (curve.Curve == curves[0].Curve)
            {
                yield return NoRise(curve, main, window);
                yield return Ceiling(curve, window);
                yield return PoorFit(curve);
                yield return Mixed(curve, window);
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
        // A large rise that slow drift could have made is no reason to say that there is none.
        double first = curve.Curve.HasStart && window.FirstEvaluation is { } before ? before.Compute : window.Points[0].Compute;
        double rise = curve.Fit.PassRate(window.Points[^1].Compute) - curve.Fit.PassRate(first);
        if (rise > Math.Max(FindingCatalog.IdenticalRuns, FindingCatalog.RiseDeviations * LateCollapse.LocalDeviation(window.Points))) return null;
        var best = walker.Best;
        (double constant, double square) = NoiseStatistics.Constant(walker.Profile.Model.Series, walker.Filters[0]);
        double earned = best.DegreesOfFreedom * Math.Log(Math.Max(square, NoiseFit.LeastSquare) / Math.Max(best.SumOfSquares, NoiseFit.LeastSquare));
        return earned > FindingCatalog.ClearRise ? null : FindingCatalog.NoRise.Report(
            Invariant($"The pass rate does not rise: a constant {constant:.000} describes the fitted evaluations as well as the {Name(curve)} does."));
    }

    private static Finding? Ceiling(CurveInference curve, FitWindow window)
    {
        var ceiling = curve["asymptote"];
        if (ceiling.Interval is not { } interval) return null;
        if (interval.Upper is not { } upper)
        {
            return FindingCatalog.AsymptoteUnbounded.Report(
                Invariant($"The data sets no upper limit to the ceiling below 1{(interval.Lower is { } low ? Invariant($"; it lies above {low:.000}") : "")}. The estimate {ceiling.Value:.000} is one value among many."),
                $"Train on, past {ComputeText.About(Enough(curve, window))} {window.Run.Compute.Unit.Words()}: only evaluations on the flat part of the curve limit its ceiling from above.");
        }
        if (upper == 1)
        {
            return FindingCatalog.CeilingNearOne.Report(
                Invariant($"The ceiling lies within {FindingCatalog.NearOne:.00} of 1: nearly all prompts can be solved."));
        }
        if (interval.Lower is not { } lower)
        {
            return FindingCatalog.AsymptoteUnbounded.Report(
                Invariant($"The ceiling lies below {upper:.000}, but drift of the run could have lifted all its pass rates above a lower one. The estimate {ceiling.Value:.000} is one value among many."),
                $"Train on, past {ComputeText.About(Enough(curve, window))} {window.Run.Compute.Unit.Words()}, or evaluate more often.");
        }
        return (upper - lower) / 2 <= FindingCatalog.WeakHalfWidth ? null : FindingCatalog.AsymptoteWeak.Report(
            Invariant($"The ceiling is known only to within {(upper - lower) / 2:.00} either way."));
    }

    /// <summary>Compute at which a ceiling usually shows: a few midpoints, but neither next to the run's end nor out of its reach.</summary>
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
            Invariant($"The pass rate stays away from the curve by about {drift:.000} for long stretches: the {Name(curve)} does not follow this run."));
    }

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
            Invariant($"Evaluations lie above and below the curve in turns: neighbours correlate by {correlation:.00}, as those of two runs in one log do."));
    }

    private static Finding? StrongCorrelation(CurveInference curve) =>
        curve.Noise.EffectivePoints >= FindingCatalog.FewEffective || curve.Noise.DriftShare == 0 ? null : FindingCatalog.StrongCorrelation.Report(
            Invariant($"Neighbouring evaluations move together: all of them tell as much as fewer than {FindingCatalog.FewEffective} independent ones. The intervals allow for it."));

    private static Finding? Midpoint(CurveInference curve, FitWindow window)
    {
        double midpoint = curve["midpoint"].Value;
        int after = window.Points.Count(p => p.Compute > midpoint);
        if (midpoint > window.Points[^1].Compute)
        {
            return FindingCatalog.MidpointOutside.Warning(
                $"The run ends before the midpoint of its fitted curve, {ComputeText.Format(midpoint, window.Run.Compute.Unit)}: the curve's upper half is a guess.",
                "Train past the midpoint before reading the ceiling.");
        }
        if (midpoint < window.Points[0].Compute)
        {
            return FindingCatalog.MidpointOutside.Note(
                "The midpoint lies before the first fitted evaluation: efficiency and midpoint are read off the tail of the curve.",
                $"Lower {OptionName.SkipEarly} if the beginning is to be trusted; the ceiling does not need it.");
        }
        return after >= FindingCatalog.FewestAfterMidpoint ? null : FindingCatalog.FewAfterMidpoint.Report(
            Invariant($"Only {after} {(after == 1 ? "evaluation lies" : "evaluations lie")} after the midpoint; the ceiling rests on that."));
    }

    private static Finding? StartAboveData(CurveInference curve, FitWindow window)
    {
        double start = curve["start"].Value, least = window.Points.Min(p => p.PassRate);
        bool given = window.FixedStart is not null || window.FirstEvaluation is not null;
        return !given || start <= least + FindingCatalog.StartDeviations * LateCollapse.LocalDeviation(window.Points) ? null : FindingCatalog.StartAboveData.Report(
            Invariant($"The start, {start:.000}, lies above pass rates measured later (down to {least:.000})."));
    }

    private static Finding? AtBound(CurveInference curve)
    {
        string[] names = [.. curve.Curve.ParameterNames.Where((_, k) => curve.Fit.AtBound[k])];
        if (names.Length == 0) return null;
        string message = $"The {Name(curve)}'s {List(names)} ended on the edge of what is allowed: the data does not determine {(names.Length == 1 ? "it" : "them")}.";
        string advice = $"Do not read {(names.Length == 1 ? "it as a measurement" : "them as measurements")}.";
        return curve.Curve is SigmoidCurve ? FindingCatalog.AtBound.Warning(message, advice) : FindingCatalog.AtBound.Note(message, advice);
    }

    /// <summary>The trap the paper warns of: on early windows a power law fits as well and promises far too high a ceiling.</summary>
    private static Finding? PowerLawTrap(IReadOnlyList<CurveInference> curves)
    {
        var sigmoid = curves.FirstOrDefault(c => c.Curve is SigmoidCurve);
        var power = curves.FirstOrDefault(c => c.Curve is PowerLawCurve);
        if (sigmoid is null || power is null) return null;
        double gap = power["asymptote"].Value - sigmoid["asymptote"].Value;
        return gap <= FindingCatalog.IdenticalRuns ? null : FindingCatalog.PowerLawTrap.Report(
            Invariant($"The power law's ceiling lies more than {FindingCatalog.IdenticalRuns:.00} above the sigmoid's. On early windows it is nearly always too high."));
    }

    private static string Name(CurveInference curve) => curve.Curve is SigmoidCurve ? "sigmoid" : "power law";

    private static string List(string[] names) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
