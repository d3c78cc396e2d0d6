using ScaleFit.Inference;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes a plot as the result of a command.</summary>
/// <inheritdoc cref="ResultWriter"/>
/// <param name="Output">The destination of the plot.</param>
/// <param name="Kind">The kind of plot.</param>
/// <param name="Picture">Draws the plot.</param>
internal sealed record PlotWriter(Output Output, PictureKind Kind, PictureWriter Picture) : ResultWriter(Output)
{
    /// <inheritdoc/>
    public override bool IsRead => false;

    /// <inheritdoc/>
    public override void Write(Report report)
    {
        if (report.Runs.Count > 0) Picture.Write(Build(report, RunNames.Distinguish([.. report.Runs.Select(r => r.Run)])), Output);
    }

    private Chart Build(Report report, IReadOnlyList<string> names)
    {
        var options = report.ToChartOptions(Picture.IsLinear);
        (string Name, RunInference Run)[] runs = [.. names.Zip(report.Runs, (name, r) => (name, r.Run))];
        return Kind switch
        {
            PictureKind.Residuals => runs is [var (name, run)] ? Residuals(run, name, options)
                : throw new CommandException(ExitCode.Usage, $"--kind residuals draws one run, but the logs have {runs.Length} runs; choose one with --run {names[0]}"),
            PictureKind.Forest => ForestChart.Build(runs, options)
                ?? throw new CommandException(ExitCode.Failed, "--kind forest needs runs with a fitted sigmoid that do not collapse; found none"),
            PictureKind.LeaveOneOut => LeaveOneOutChart.Build(runs) ?? throw new CommandException(
                ExitCode.Failed, "--kind leave-one-out uses one asymptote for all runs: it needs runs with a fitted sigmoid that do not collapse, with asymptotes within 0.02 of their mean; use --kind forest instead"),
            _ => report.Draw(Picture.IsLinear),
        };
    }

    private static Chart Residuals(RunInference run, string name, ChartOptions options) => !run.Collapsed ? ResidualChart.Build(run, name, options)
        : throw new CommandException(ExitCode.Failed, $"{name} collapses: the pass rate falls at the end, so residuals of a rising curve are not meaningful; exclude the collapse with --until");
}
