using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Posterior;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes the forecast of one run, for readers who decide about budgets.</summary>
internal static class ForecastSentences
{
    /// <summary>Fit window, share of the gain, and what further compute is expected to bring.</summary>
    public static IEnumerable<string> Write(RunReport run, Report report)
    {
        yield return WindowSentences.Write(run.Run);
        if (run.Forecasts is not [var forecast, ..])
        {
            yield return run.Run.Collapsed
                ? "No forecast: the pass rate falls at the end of the run, which a rising curve does not describe."
                : "No forecast: too few evaluations were fitted.";
            yield break;
        }
        var sigmoid = run.Run.Curves[0];
        if (forecast.Progress is { } progress && sigmoid.Curve.ParameterNames.All(name => name == "start" || run.Run.IsDetermined(sigmoid, name))) yield return Reached(run, sigmoid, progress);
        if (run.Posterior is not { } posterior)
        {
            foreach (var further in forecast.Forecasts.Where(f => f.Further > 0)) yield return FurtherCompute(run, further, report);
            yield break;
        }
        foreach (var (sigmoidThere, there) in forecast.Forecasts.Zip(posterior.PassRates))
        {
            if (there.Gain is { } gain) yield return Decision(run, sigmoidThere, there, gain, report);
        }
        foreach (var target in posterior.Targets.Where(target => target.Median is not { } median || median > run.Now)) yield return Reaching(run, target);
        yield return $"Laws: {string.Join(", ", posterior.Laws.Where(law => law.Weight >= LeastWeight).Select(law => $"{law.Law.Name()} {NumberFormat.Share(law.Weight)}"))}. Prior: {PlainText.Clean(posterior.Prior)}.";
    }

    /// <summary>Laws below this weight are left out.</summary>
    private const double LeastWeight = 0.01;

    private static string Decision(RunReport run, Forecast sigmoid, PassRateForecast there, Estimate gain, Report report)
    {
        string worth = there.WorthProbability is { } p ? $", {NumberFormat.Share(p)} likely to be at least {NumberFormat.Gain(report.Worth!.Value)}" : "";
        string cost = sigmoid.Cost is { } amount ? $" The cost is about {NumberFormat.Amount(amount)}, at {NumberFormat.Amount(report.Price)} per unit of compute." : "";
        string falls = there.Falls is { Runs: > 0 } rate ? $" Of {rate.Runs} finished runs, {rate.Fell} fell by more than 0.05 while their compute grew {NumberFormat.Times(rate.Ratio)} times; the forecast does not include such falls." : "";
        return $"Training from {NumberFormat.Compute(run.Now)} to {NumberFormat.Compute(there.Compute, run.Unit)}: pass rate {IntervalText.WithInterval(there.Median, there.ThisRun, NumberFormat.PassRate)}, a change of {NumberFormat.Gain(gain.Value)} ({NumberFormat.Gain(gain.Interval!.Lower!.Value)} to {NumberFormat.Gain(gain.Interval.Upper!.Value)}){worth}.{cost}{falls}";
    }

    private static string Reaching(RunReport run, TargetForecast target) =>
        $"A pass rate of {NumberFormat.PassRate(target.PassRate)} is {NumberFormat.Share(target.Probability)} likely to be reached by {NumberFormat.Compute(target.By, run.Unit)}{(target.Median is { } median ? $"; as likely as not by {NumberFormat.Compute(median)}" : "")}.";

    private static string Reached(RunReport run, CurveInference sigmoid, Progress progress)
    {
        var asymptote = sigmoid["asymptote"];
        string condition = asymptote.Interval is { Upper: null } ? $"If the asymptote is {NumberFormat.PassRate(asymptote.Value)}, the" : "The";
        string gain = $"from {NumberFormat.PassRate(sigmoid["start"].Value)} (start) to {NumberFormat.PassRate(asymptote.Value)}";
        return $"{condition} run has reached {NumberFormat.Share(progress.Share)} of the gain {gain}. It reaches 90% at {NumberFormat.Compute(progress.ComputeFor90)}, 95% at {NumberFormat.Compute(progress.ComputeFor95)} and 99% at {NumberFormat.Compute(progress.ComputeFor99, run.Unit)}.";
    }

    private static string FurtherCompute(RunReport run, Forecast forecast, Report report)
    {
        double now = forecast.Value - forecast.Gain;
        string range = $"{NumberFormat.Level(report.Options.Level)} confidence interval of this run {NumberFormat.Gain(forecast.Fit.Lower!.Value - now)} to {NumberFormat.Gain(forecast.Fit.Upper!.Value - now)}";
        string cost = report.Price is { } each ? $". The cost is about {NumberFormat.Amount(forecast.Cost)}, at {NumberFormat.Amount(each)} per unit of compute" : "";
        string doubt = forecast.Fit.Lower <= now ? " The interval contains zero: the change is not significant." : "";
        return $"Training from {NumberFormat.Compute(run.Now)} to {NumberFormat.Compute(forecast.Compute, run.Unit)} is expected to change the pass rate by {NumberFormat.Gain(forecast.Gain)} ({range}). That is {NumberFormat.Rate(forecast.GainPerThousand)} per 1,000 {run.Unit.Words()}{cost}.{doubt}";
    }
}
