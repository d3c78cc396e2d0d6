using System.Globalization;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Html;

/// <summary>The pictures of a report as parts of an HTML page.</summary>
internal sealed class HtmlFigures(Report report)
{
    private const string Tools = "<button type=\"button\" class=\"save\">save PNG</button>";

    private readonly (string Name, RunReport Run)[] _runs = [.. RunNames.Distinguish([.. report.Runs.Select(r => r.Run)]).Zip(report.Runs).Take(HtmlReport.MostDrawn)];

    private int _count;

    /// <summary>The picture of all runs, or of the only run.</summary>
    public string First() => _runs is [var (name, run)]
        ? Scaled(options => RunChart.Build(run.Run, name, With(options, run)))
        : Scaled(options => ManyRunsChart.Build(Inferences(), options, [.. _runs.Select(r => With(options, r.Run).Forecasts)]));

    /// <summary>All other pictures: asymptotes and efficiencies of all runs, and for each run its curve (if there are several runs), backtest and residuals.</summary>
    public IEnumerable<string> Others()
    {
        if (_runs.Length > 1 && ForestChart.Build(Inferences(), new ChartOptions { Level = report.Options.Level }) is { } forest) yield return Figure(forest);
        if (_runs.Length > 1 && LeaveOneOutChart.Build(Inferences()) is { } slopes) yield return Figure(slopes);
        foreach (var (name, run) in _runs)
        {
            if (_runs.Length > 1) yield return Scaled(options => RunChart.Build(run.Run, name, With(options, run)));
            if (run.Run.Collapsed) continue;
            if (run.Backtest is { Steps.Count: > 0 } backtest) yield return Scaled(options => BacktestChart.Build([(name, backtest)], options));
            yield return Scaled(options => ResidualChart.Build(run.Run, name, options));
        }
    }

    private (string Name, RunInference Run)[] Inferences() => [.. _runs.Select(r => (r.Name, r.Run.Run))];

    private static ChartOptions With(ChartOptions options, RunReport run) => options with { Forecasts = run.FirstForecasts };

    private string Scaled(Func<ChartOptions, Chart> draw)
    {
        var options = report.ToChartOptions();
        return Framed($"<div data-scale=\"log\">{Svg(draw(options))}</div><div data-scale=\"linear\" hidden>{Svg(draw(options with { IsLinear = true }))}</div>", $"<button type=\"button\" class=\"scale\">linear scale</button>{Tools}");
    }

    private string Figure(Chart chart) => Framed(Svg(chart), Tools);

    private string Framed(string content, string tools) =>
        string.Create(CultureInfo.InvariantCulture, $"<figure id=\"picture-{++_count}\">\n{content}<div class=\"tools\" hidden>{tools}</div>\n</figure>\n");

    private static string Svg(Chart chart) => SvgChart.Draw(chart, new SvgOptions { Width = 920, Theme = ChartTheme.Page, IsPart = true });
}
