using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Csv;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Reporting;

/// <summary>The result of a command on logs, before any format is chosen. Each command has its own, which owns its tables, columns and sentences.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Options">How the runs were analysed.</param>
/// <param name="Margin">Half-width in pass rate that a model and a new run add at the usual level of .95.</param>
internal abstract record Report(string Version, InferenceOptions Options, double Margin)
{
    /// <summary>Up to this many runs or candidates are described in sentences; the tables of more speak for themselves.</summary>
    protected const int MostDescribed = 5;

    /// <summary>The command that makes such reports, as JSON names it.</summary>
    public abstract string Command { get; }

    /// <summary>Price of one unit of compute, where it is known.</summary>
    public double? Price { get; init; }

    /// <summary>How many logs there were for all shares together; null where some of them may have nothing to say.</summary>
    public int? Logs { get; init; }

    /// <summary>The runs, in the order in which they were read.</summary>
    public IReadOnlyList<RunReport> Runs { get; init; } = [];

    /// <summary>How far the metrics of one run agree; empty where each run has one.</summary>
    public IReadOnlyList<MetricAgreement> Agreements { get; init; } = [];

    /// <summary>What could not be read or fitted.</summary>
    public IReadOnlyList<RunFailure> Failures { get; init; } = [];

    /// <summary>The runs with the names that readers know them by.</summary>
    protected (string Name, RunReport Run)[] NamedRuns => [.. RunNames.Distinguish([.. Runs.Select(r => r.Run)]).Zip(Runs)];

    /// <summary>Adds what people read to a page; nothing where there is no answer.</summary>
    public abstract void AddTo(ReportPage page);

    /// <summary>The report as one flat table.</summary>
    public abstract CsvTable ToCsv();

    /// <summary>The picture of the report, which has at least one run.</summary>
    /// <param name="isLinear">Whether compute is drawn on a linear scale instead of a logarithmic one.</param>
    public abstract Chart Draw(bool isLinear);
}
