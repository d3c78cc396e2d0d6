using ScaleFit.Forecasting;
using ScaleFit.Posterior;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Pass rates at given compute: the posterior forecast of each run beside its sigmoid.</summary>
internal static class ForecastTable
{
    private const double Thousand = 1000;

    /// <summary>Describes the columns, in one line; none where no run has a forecast.</summary>
    public static IEnumerable<string> Legends(Report report)
    {
        if (!report.Runs.Any(run => run.FirstForecasts.Count > 0)) yield break;
        string level = NumberFormat.Level(report.Options.Level);
        bool hasPosterior = HasPosterior(report);
        string of = hasPosterior ? "Forecast: median and prediction interval of this run, averaged over several laws of growth." : "Pass rate: value of the curve with its confidence interval.";
        string next = report.Margin > 0 ? $" Next run: prediction interval of the next run of the recipe (run-to-run margin {NumberFormat.PassRate(report.Margin)} for each run)." : "";
        string sigmoid = hasPosterior ? " Sigmoid: value of the curve with its confidence interval." : "";
        string worth = report.Worth is { } gain ? $" Worth it: probability that the pass rate rises by at least {NumberFormat.PassRate(gain)}." : "";
        string price = report.Price is null ? "" : " Cost: price of the further compute. Per 1,000 spent: change for 1,000 of the currency.";
        yield return $"At: compute. {of}{next}{sigmoid} Ratio: compute over that of the last fitted evaluation. Change: pass rate minus that at the last fitted evaluation. Per 1,000: change for 1,000 units of compute.{worth}{price} Intervals: {level}.";
    }

    private static bool HasPosterior(Report report) => report.Runs.Any(run => run.Posterior is not null);

    /// <summary>Makes the table; it has prices where the report has one.</summary>
    public static RunTable Build(Report report, (string Name, RunReport Run)[] runs, Footnotes notes)
    {
        bool isPriced = report.Price is not null, hasPosterior = HasPosterior(report), hasNext = report.Margin > 0;
        Column[] next = hasNext ? ["next run"] : [], worth = report.Worth is null ? [] : ["worth it"], priced = isPriced ? ["cost", "per 1,000 spent"] : [];
        var table = new RunTable(hasPosterior
            ? ["at", "forecast", .. next, "sigmoid", "ratio", "change", "per 1,000", .. worth, .. priced]
            : ["at", "pass rate", .. next, "ratio", "change", "per 1,000", .. priced]);
        foreach (var (name, run) in runs)
        {
            if (run.Forecasts is not [{ Forecasts.Count: 0 }, ..]) table.Add(name, notes.Numbers(run.Run), run.FirstForecasts.Select((forecast, k) => hasPosterior ? Row(forecast, run.Posterior!.PassRates[k]) : CurveRow(forecast)));
        }
        return table;

        string[] Row(Forecast sigmoid, PassRateForecast forecast)
        {
            double? change = forecast.Gain?.Value, each = sigmoid.Further > 0 ? change / sigmoid.Further : null;
            return [
                NumberFormat.Compute(forecast.Compute),
                IntervalText.WithInterval(forecast.Median, forecast.ThisRun, NumberFormat.PassRate),
                .. hasNext ? [IntervalText.Brackets(forecast.NextRun, NumberFormat.PassRate)] : Array.Empty<string>(),
                IntervalText.WithInterval(sigmoid.Value, sigmoid.Fit, NumberFormat.PassRate),
                NumberFormat.Times(sigmoid.Ratio),
                change is { } gain ? NumberFormat.Gain(gain) : NumberFormat.None,
                NumberFormat.Rate(Thousand * each),
                .. report.Worth is null ? Array.Empty<string>() : [forecast.WorthProbability is { } p ? NumberFormat.Share(p) : NumberFormat.None],
                .. isPriced ? [NumberFormat.Amount(sigmoid.Cost), NumberFormat.Rate(Thousand * change / sigmoid.Cost)] : Array.Empty<string>()];
        }

        string[] CurveRow(Forecast forecast) => [
            NumberFormat.Compute(forecast.Compute),
            IntervalText.WithInterval(forecast.Value, forecast.Fit, NumberFormat.PassRate),
            .. hasNext ? [IntervalText.Brackets(forecast.WithMargin, NumberFormat.PassRate)] : Array.Empty<string>(),
            NumberFormat.Times(forecast.Ratio),
            NumberFormat.Gain(forecast.Gain),
            NumberFormat.Rate(forecast.GainPerThousand),
            .. isPriced ? [NumberFormat.Amount(forecast.Cost), NumberFormat.Rate(Thousand * forecast.GainPerCost)] : Array.Empty<string>()];
    }
}
