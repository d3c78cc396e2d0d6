using ScaleFit.Inference;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes a picture as the result of a command.</summary>
/// <inheritdoc cref="ResultWriter"/>
/// <param name="Output">Where it goes.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Picture">How it is drawn.</param>
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
        var options = new ChartOptions { Level = report.Options.Level, Margin = report.Margin, IsLinear = Picture.IsLinear };
        (string Name, RunInference Run)[] runs = [.. names.Zip(report.Runs, (name, r) => (name, r.Run))];
        return Kind switch
        {
            PictureKind.Residuals => runs is [var (name, run)] ? Residuals(run, name, options)
                : throw new CommandException(ExitCode.Usage, $"--kind residuals draws one run, and there are {runs.Length}; choose one with --run {names[0]}"),
            PictureKind.Forest => ForestChart.Build(runs, options)
                ?? throw new CommandException(ExitCode.Failed, "this picture needs runs with a sigmoid that do not fall at their end; there are none"),
            PictureKind.LeaveOneOut => LeaveOneOutChart.Build(runs) ?? throw new CommandException(
                ExitCode.Failed, "this picture gives all runs one ceiling: it needs runs with a sigmoid that do not fall at their end, and ceilings within .02 of their mean; draw --kind forest"),
            _ => report.Draw(Picture.IsLinear),
        };
    }

    private static Chart Residuals(RunInference run, string name, ChartOptions options) => !run.Collapsed ? ResidualChart.Build(run, name, options)
        : throw new CommandException(ExitCode.Failed, $"{name} falls at its end, and what a rising curve leaves over says nothing; draw the part before, with --until");
}
