using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Reporting;

/// <summary>The result of a command on logs, in no particular format. Each command has its own type with its tables, columns and sentences.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Options">How the runs were analysed.</param>
/// <param name="Margin">Run-to-run margin: half-width in pass rate, at a level of 0.95, that forecasts add for another run of the recipe.</param>
internal abstract record Report(string Version, InferenceOptions Options, double Margin)
{
    /// <summary>Up to this many runs or candidates are described in sentences.</summary>
    protected const int MostDescribed = 5;

    /// <summary>The command that makes such reports, as JSON names it.</summary>
    public abstract string Command { get; }

    /// <summary>Price of one unit of compute, where it is known.</summary>
    public double? Price { get; init; }

    /// <summary>A gain in pass rate whose probability is wanted; null for none.</summary>
    public double? Worth { get; init; }

    /// <summary>Where the results come from; null where no line of results can.</summary>
    public ResultOrigin? Origin { get; init; }

    /// <summary>The runs, in the order in which they were read.</summary>
    public IReadOnlyList<RunReport> Runs { get; init; } = [];

    /// <summary>Agreement between the metrics of one run; empty where each run has one metric.</summary>
    public IReadOnlyList<MetricAgreement> Agreements { get; init; } = [];

    /// <summary>What could not be read or fitted.</summary>
    public IReadOnlyList<RunFailure> Failures { get; init; } = [];

    /// <summary>The runs with names that distinguish them.</summary>
    protected (string Name, RunReport Run)[] NamedRuns => [.. RunNames.Distinguish([.. Runs.Select(r => r.Run)]).Zip(Runs)];

    /// <summary>Adds what people read to a page; nothing without a result.</summary>
    public abstract void AddTo(ReportPage page);

    /// <summary>The report as one flat table.</summary>
    public abstract CsvTable ToCsv();

    /// <summary>Options for charts of the report.</summary>
    public ChartOptions ToChartOptions(bool isLinear = false) => new() { Level = Options.Level, Margin = Margin, IsLinear = isLinear };

    /// <summary>Draws the report, which has at least one run.</summary>
    /// <param name="isLinear">Whether compute is drawn on a linear scale instead of a logarithmic one.</param>
    public abstract Chart Draw(bool isLinear);
}
