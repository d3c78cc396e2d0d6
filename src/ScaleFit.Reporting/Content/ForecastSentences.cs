using ScaleFit.Forecasting;
using ScaleFit.Inference;
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
        foreach (var further in forecast.Forecasts.Where(f => f.Further > 0)) yield return GoingOn(run, further, report);
    }

    private static string Reached(RunReport run, CurveInference sigmoid, Progress progress)
    {
        var asymptote = sigmoid["asymptote"];
        string condition = asymptote.Interval is { Upper: null } ? $"If the asymptote is {NumberFormat.PassRate(asymptote.Value)}, the" : "The";
        string gain = $"from {NumberFormat.PassRate(sigmoid["start"].Value)} (start) to {NumberFormat.PassRate(asymptote.Value)}";
        return $"{condition} run has reached {NumberFormat.Share(progress.Share)} of the gain {gain}. It reaches 90% at {NumberFormat.Compute(progress.ComputeFor90)}, 95% at {NumberFormat.Compute(progress.ComputeFor95)} and 99% at {NumberFormat.Compute(progress.ComputeFor99, run.Unit)}.";
    }

    private static string GoingOn(RunReport run, Forecast forecast, Report report)
    {
        double now = forecast.Value - forecast.Gain;
        string range = $"{NumberFormat.Level(report.Options.Level)} interval of this run {NumberFormat.Gain(forecast.Fit.Lower!.Value - now)} to {NumberFormat.Gain(forecast.Fit.Upper!.Value - now)}";
        string cost = report.Price is { } each ? $", and costs about {NumberFormat.Amount(forecast.Cost)} at {NumberFormat.Amount(each)} per unit of compute" : "";
        string doubt = forecast.Fit.Lower <= now ? " The interval contains zero: the gain is not significant." : "";
        return $"Training from {NumberFormat.Compute(run.Now)} to {NumberFormat.Compute(forecast.Compute, run.Unit)} is expected to gain {NumberFormat.Gain(forecast.Gain)} ({range}). That is {NumberFormat.Rate(forecast.GainPerThousand)} per 1,000 {run.Unit.Words()}{cost}.{doubt}";
    }
}
