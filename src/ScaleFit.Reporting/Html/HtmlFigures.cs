using System.Globalization;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Html;

/// <summary>The pictures of a report as parts of an HTML page.</summary>
internal sealed class HtmlFigures(Report report)
{
    /// <summary>The style of the pictures that stand there without JavaScript and on paper.</summary>
    private static readonly PictureStyle Still = new() { Width = 1000 };

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

    private string Scaled(Func<ChartOptions, Chart> draw) => Figure(draw(report.ToChartOptions()), "<button type=\"button\" class=\"scale\">linear scale</button>");

    private string Figure(Chart chart, string tools = "")
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"picture-{++_count}");
        return $"""
            <figure id="{id}">
            <div class="still">{ChartPicture.DrawForPage(chart, Still, id)}</div>
            <div class="live" tabindex="0" role="group" aria-label="{HtmlText.Encode(chart.Title)}" hidden></div>
            <script type="application/json">{ChartDocument.Write(chart)}</script>
            <div role="status"></div>
            <figcaption>{HtmlText.Encode(string.Join(" ", chart.Notes))}</figcaption>
            <div class="tools" hidden>{tools}<button type="button" class="reset">reset zoom</button><button type="button" class="save">save PNG</button></div>
            </figure>

            """;
    }
}
