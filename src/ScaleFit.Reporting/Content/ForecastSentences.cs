using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>What a forecast says of one run, for people who decide about budgets.</summary>
internal static class ForecastSentences
{
    /// <summary>What was fitted, how far the run has come, and what each further stretch is expected to bring.</summary>
    public static IEnumerable<string> Write(RunReport run, Report report)
    {
        yield return WindowSentences.Write(run.Run, report.Options.Window);
        if (run.Forecasts is not [var forecast, ..])
        {
            yield return run.Run.Collapsed
                ? "No forecast: the run falls at its end, which no rising curve describes."
                : "No forecast: too few evaluations were fitted.";
            yield break;
        }
        if (forecast.Progress is { } progress) yield return Reached(run, run.Run.Curves[0], progress);
        foreach (var further in forecast.Forecasts.Where(f => f.Further > 0)) yield return GoingOn(run, further, report);
    }

    private static string Reached(RunReport run, CurveInference sigmoid, Progress progress)
    {
        var ceiling = sigmoid["asymptote"];
        string condition = ceiling.Interval is { Upper: null } ? $"If {NumberFormat.PassRate(ceiling.Value)} is the ceiling, the" : "The";
        string gain = $"from {NumberFormat.PassRate(sigmoid["start"].Value)} at the start to {NumberFormat.PassRate(ceiling.Value)}";
        return $"{condition} run has made {NumberFormat.Share(progress.Share)} of the gain it can make, {gain}; 90% of it takes {NumberFormat.Compute(progress.ComputeFor90)}, 95% {NumberFormat.Compute(progress.ComputeFor95)}, 99% {ComputeText.Format(progress.ComputeFor99, run.Unit)}.";
    }

    private static string GoingOn(RunReport run, Forecast forecast, Report report)
    {
        double now = forecast.Value - forecast.Gain;
        string range = $"(from {NumberFormat.Gain(forecast.WithMargin.Lower!.Value - now)} to {NumberFormat.Gain(forecast.WithMargin.Upper!.Value - now)}{(report.Margin > 0 ? " with the margin" : "")})";
        string cost = report.Price is { } each ? $", about {NumberFormat.Amount(forecast.Cost)} at {NumberFormat.Amount(each)} each" : "";
        string doubt = forecast.WithMargin.Lower <= now ? " It may bring nothing at all." : "";
        return $"Going on from {NumberFormat.Compute(run.Now)} to {ComputeText.Format(forecast.Compute, run.Unit)} is expected to bring {NumberFormat.Gain(forecast.Gain)} {range}: {NumberFormat.Rate(forecast.GainPerThousand)} per further 1,000 {run.Unit.Words()}{cost}.{doubt}";
    }
}
