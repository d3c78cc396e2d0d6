using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Pass rates at given compute, of the first curve of each run.</summary>
internal static class ForecastTable
{
    private const double Thousand = 1000;

    /// <summary>Describes the columns.</summary>
    public static string Legend(Report report) =>
        $"At: compute. Pass rate: sigmoid with the {NumberFormat.Level(report.Options.Level)} interval of this run.{(report.Margin > 0 ? $" Next run: {NumberFormat.Level(report.Options.Level)} prediction interval of the next run of the recipe (run-to-run margin {NumberFormat.PassRate(report.Margin)}, for both runs)." : "")} Combined: weighted mean of a sigmoid of published efficiency, the power law and the last value. Times: compute over that of the run. Gain: since the end of the run. Per 1,000: gain per 1,000 units of compute.";

    /// <summary>Makes the table; it has prices where the report has one.</summary>
    public static RunTable Build(Report report, (string Name, RunReport Run)[] runs, Footnotes notes)
    {
        bool isPriced = report.Price is not null;
        bool hasCombined = runs.Any(r => r.Run.FirstForecasts.Any(f => f.Combined is not null));
        Column[] wide = report.Margin > 0 ? ["next run"] : [], combined = hasCombined ? ["combined"] : [], priced = isPriced ? ["cost", "per 1,000 spent"] : [];
        var table = new RunTable(["at", "pass rate", .. wide, .. combined, "times", "gain", "per 1,000", .. priced]);
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
