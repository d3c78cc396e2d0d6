using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Pass rates at given compute, of the first curve of each run.</summary>
internal static class ForecastTable
{
    private const double Thousand = 1000;

    /// <summary>Describes the columns, in one line; none where no run has a forecast.</summary>
    public static IEnumerable<string> Legends(Report report)
    {
        if (!report.Runs.Any(run => run.FirstForecasts.Count > 0)) yield break;
        string level = NumberFormat.Level(report.Options.Level);
        string margin = report.Margin > 0 ? $" With margin: {level} prediction interval for another run of the recipe (run-to-run margin {NumberFormat.PassRate(report.Margin)})." : "";
        string combined = HasCombined(report) ? " Combined: weighted mean of a sigmoid with the published efficiency, the power law and the last value." : "";
        string price = report.Price is null ? "" : " Cost: price of the further compute. Per 1,000 spent: change for 1,000 of the currency.";
        yield return $"At: compute. Pass rate: value of the curve with its {level} confidence interval.{margin}{combined} Ratio: compute over that of the last fitted evaluation. Change: pass rate minus that of the curve at the last fitted evaluation. Per 1,000: change for 1,000 units of compute.{price}";
    }

    private static bool HasCombined(Report report) => report.Runs.Any(run => run.FirstForecasts.Any(f => f.Combined is not null));

    /// <summary>Makes the table; it has prices where the report has one.</summary>
    public static RunTable Build(Report report, (string Name, RunReport Run)[] runs, Footnotes notes)
    {
        bool isPriced = report.Price is not null;
        bool hasCombined = HasCombined(report);
        Column[] wide = report.Margin > 0 ? ["with margin"] : [], combined = hasCombined ? ["combined"] : [], priced = isPriced ? ["cost", "per 1,000 spent"] : [];
        var table = new RunTable(["at", "pass rate", .. wide, .. combined, "ratio", "change", "per 1,000", .. priced]);
        foreach (var (name, run) in runs)
        {
            if (run.Forecasts is not [{ Forecasts.Count: 0 }, ..]) table.Add(name, notes.Numbers(run.Run), run.FirstForecasts.Select(Row));
        }
        return table;

        string[] Row(Forecast forecast) => [
            NumberFormat.Compute(forecast.Compute),
            IntervalText.WithInterval(forecast.Value, forecast.Fit, NumberFormat.PassRate),
            .. report.Margin > 0 ? [IntervalText.Brackets(forecast.WithMargin, NumberFormat.PassRate)] : Array.Empty<string>(),
            .. hasCombined ? [forecast.Combined is { } other ? NumberFormat.PassRate(other.Value) : NumberFormat.None] : Array.Empty<string>(),
            NumberFormat.Times(forecast.Ratio),
            NumberFormat.Gain(forecast.Gain),
            NumberFormat.Rate(forecast.GainPerThousand),
            .. isPriced ? [NumberFormat.Amount(forecast.Cost), NumberFormat.Rate(Thousand * forecast.GainPerCost)] : Array.Empty<string>()];
    }
}
