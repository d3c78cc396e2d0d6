using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Inference;

/// <summary>What a fitted curve, its intervals and its residuals give reason to doubt.</summary>
internal static class CurveDiagnostics
{
    /// <summary>A ceiling known no better than this, either way, decides little: recipes differ by less.</summary>
    private const double WeakHalfWidth = 0.05;

    /// <summary>Fewer evaluations than this after the midpoint hardly show the curve bend towards its ceiling.</summary>
    private const int FewAfterMidpoint = 5;

    /// <summary>Correlated evaluations worth fewer independent ones than this.</summary>
    private const double FewEffective = 15;

    /// <summary>Slow drift larger than this in pass rate, twice that of usual runs, is a curve that does not fit.</summary>
    private const double LargeDrift = 0.02;

    /// <summary>Neighbours that correlate by less than minus this, and minus so many standard deviations, take turns. No training does.</summary>
    private const double MixedCorrelation = 0.5;

    private const double MixedDeviations = 4;

    /// <summary>Twice the log-likelihood that a rise must earn over a constant: the 99% quantile of chi-square with the three parameters that it takes.</summary>
    private const double ClearRise = 11.3;

    /// <summary>Ceilings further apart than this disagree (paper: identical runs differ by less).</summary>
    private const double Margin = 0.02;

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
        if (rise > Math.Max(Margin, 2 * LateCollapse.LocalDeviation(window.Points))) return null;
        var best = walker.Best;
        (double constant, double square) = NoiseStatistics.Constant(walker.Profile.Model.Series, walker.Filters[0]);
        double earned = best.DegreesOfFreedom * Math.Log(Math.Max(square, NoiseFit.LeastSquare) / Math.Max(best.SumOfSquares, NoiseFit.LeastSquare));
        return earned > ClearRise ? null : new Finding(
            "no-rise", Severity.Warning,
            Text($"The pass rate does not rise: a constant {constant:.000} describes the fitted evaluations as well as the {Name(curve)} does."),
            "Check that the metric is the one that training moves; until it rises, ceiling and forecasts say nothing.");
    }

    private static Finding? Ceiling(CurveInference curve, FitWindow window)
    {
        var ceiling = curve["asymptote"];
        if (ceiling.Interval is not { } interval) return null;
        if (interval.Upper is not { } upper)
        {
            return new Finding(
                "asymptote-unbounded", Severity.Warning,
                Text($"The data sets no upper limit to the ceiling below 1{(interval.Lower is { } low ? Text($"; it lies above {low:.000}") : "")}. The estimate {ceiling.Value:.000} is one value among many."),
                $"Train on, past {ComputeText.About(Enough(curve, window))} {window.Run.Compute.Unit.Words()}: only evaluations on the flat part of the curve limit its ceiling from above.");
        }
        if (upper == 1)
        {
            return new Finding(
                "ceiling-near-one", Severity.Note,
                Text($"The ceiling lies within {ProfileWalker.NearOne:.00} of 1: nearly all prompts can be solved."),
                "Evaluate on harder prompts to tell recipes apart.");
        }
        if (interval.Lower is not { } lower)
        {
            return new Finding(
                "asymptote-unbounded", Severity.Warning,
                Text($"The ceiling lies below {upper:.000}, but drift of the run could have lifted all its pass rates above a lower one. The estimate {ceiling.Value:.000} is one value among many."),
                $"Train on, past {ComputeText.About(Enough(curve, window))} {window.Run.Compute.Unit.Words()}, or evaluate more often.");
        }
        return (upper - lower) / 2 <= WeakHalfWidth ? null : new Finding(
            "asymptote-weak", Severity.Warning,
            Text($"The ceiling is known only to within {(upper - lower) / 2:.00} either way."),
            "Train on, or evaluate on more prompts, before the ceiling decides anything.");
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
        return drift <= LargeDrift || curve.Noise.EffectivePoints >= FewEffective ? null : new Finding(
            "poor-fit", Severity.Warning,
            Text($"The pass rate stays away from the curve by about {drift:.000} for long stretches: the {Name(curve)} does not follow this run."),
            "Cut off a change of recipe with --from, a collapse with --until, or more of the beginning with --skip-early.");
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
        return correlation >= -Math.Max(MixedCorrelation, MixedDeviations / Math.Sqrt(window.Points.Count)) ? null : new Finding(
            "runs-mixed", Severity.Warning,
            Text($"Evaluations lie above and below the curve in turns: neighbours correlate by {correlation:.00}, as those of two runs in one log do."),
            "Keep runs apart with --run-column, or separate them: the answer describes neither.");
    }

    private static Finding? StrongCorrelation(CurveInference curve) =>
        curve.Noise.EffectivePoints >= FewEffective || curve.Noise.DriftShare == 0 ? null : new Finding(
            "strong-correlation", Severity.Note,
            Text($"Neighbouring evaluations move together: all of them tell as much as fewer than {FewEffective} independent ones. The intervals allow for it."),
            "More compute helps, more evaluations of the same stretch do not.");

    private static Finding? Midpoint(CurveInference curve, FitWindow window)
    {
        double midpoint = curve["midpoint"].Value;
        int after = window.Points.Count(p => p.Compute > midpoint);
        if (midpoint > window.Points[^1].Compute)
        {
            return new Finding(
                "midpoint-outside", Severity.Warning,
                $"The run ends before the midpoint of its fitted curve, {ComputeText.Format(midpoint, window.Run.Compute.Unit)}: the curve's upper half is a guess.",
                "Train past the midpoint before reading the ceiling.");
        }
        if (midpoint < window.Points[0].Compute)
        {
            return new Finding(
                "midpoint-outside", Severity.Note,
                "The midpoint lies before the first fitted evaluation: efficiency and midpoint are read off the tail of the curve.",
                "Lower --skip-early if the beginning is to be trusted; the ceiling does not need it.");
        }
        return after >= FewAfterMidpoint ? null : new Finding(
            "few-after-midpoint", Severity.Warning,
            Text($"Only {after} {(after == 1 ? "evaluation lies" : "evaluations lie")} after the midpoint; the ceiling rests on that."),
            "Train on, or evaluate more often.");
    }

    private static Finding? StartAboveData(CurveInference curve, FitWindow window)
    {
        double start = curve["start"].Value, least = window.Points.Min(p => p.PassRate);
        bool given = window.FixedStart is not null || window.FirstEvaluation is not null;
        return !given || start <= least + 4 * LateCollapse.LocalDeviation(window.Points) ? null : new Finding(
            "start-above-data", Severity.Warning,
            Text($"The start, {start:.000}, lies above pass rates measured later (down to {least:.000})."),
            "Check --start, or fit without it: --start free.");
    }

    private static Finding? AtBound(CurveInference curve)
    {
        string[] names = [.. curve.Curve.ParameterNames.Where((_, k) => curve.Fit.AtBound[k])];
        return names.Length == 0 ? null : new Finding(
            "at-bound", curve.Curve is SigmoidCurve ? Severity.Warning : Severity.Note,
            $"The {Name(curve)}'s {List(names)} ended on the edge of what is allowed: the data does not determine {(names.Length == 1 ? "it" : "them")}.",
            $"Do not read {(names.Length == 1 ? "it as a measurement" : "them as measurements")}.");
    }

    /// <summary>The trap the paper warns of: on early windows a power law fits as well and promises far too high a ceiling.</summary>
    private static Finding? PowerLawTrap(IReadOnlyList<CurveInference> curves)
    {
        var sigmoid = curves.FirstOrDefault(c => c.Curve is SigmoidCurve);
        var power = curves.FirstOrDefault(c => c.Curve is PowerLawCurve);
        if (sigmoid is null || power is null) return null;
        double gap = power["asymptote"].Value - sigmoid["asymptote"].Value;
        return gap <= Margin ? null : new Finding(
            "power-law-trap", Severity.Note,
            Text($"The power law's ceiling lies more than {Margin:.00} above the sigmoid's. On early windows it is nearly always too high."),
            "Read the sigmoid's ceiling; --sensitivity shows how each moves with the window.");
    }

    private static string Name(CurveInference curve) => curve.Curve is SigmoidCurve ? "sigmoid" : "power law";

    private static string List(string[] names) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
