using ScaleFit.Inference;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Writing;

/// <summary>The picture that goes with a report.</summary>
internal static class Picture
{
    /// <summary>The chart of a report with at least one run.</summary>
    /// <exception cref="CommandException">The kind does not suit the runs.</exception>
    public static Chart Build(Report report, PictureKind kind, bool isLinear)
    {
        if (report.Comparison is { } comparison) return ComparisonChart.Build(comparison.Comparisons, comparison.Options, isLinear);
        var names = RunNames.Distinguish([.. report.Runs.Select(r => r.Run)]);
        var options = new ChartOptions { Level = report.Options.Level, Margin = report.Margin, IsLinear = isLinear };
        (string Name, RunInference Run)[] runs = [.. names.Zip(report.Runs, (name, r) => (name, r.Run))];
        if (report.Command == "backtest")
            return BacktestChart.Build([.. names.Zip(report.Runs, (name, r) => (name, r.Backtest!))], options);
        if (kind is PictureKind.LeaveOneOut or PictureKind.Forest)
        {
            return (kind == PictureKind.Forest ? ForestChart.Build(runs, options) : LeaveOneOutChart.Build(runs))
                ?? throw new CommandException(ExitCode.Failed, kind == PictureKind.Forest
                    ? "this picture needs runs with a sigmoid that do not fall at their end; there are none"
                    : "this picture gives all runs one ceiling: it needs runs with a sigmoid that do not fall at their end, and ceilings within .02 of their mean; draw --kind forest");
        }
        if (report.Runs is not [var run])
        {
            return kind == PictureKind.Residuals
                ? throw new CommandException(ExitCode.Usage, $"--kind residuals draws one run, and there are {report.Runs.Count}; choose one with --run {names[0]}")
                : ManyRunsChart.Build(runs, options, [.. report.Runs.Select(run => run.Forecasts is [var sigmoid, ..] ? sigmoid.Forecasts : [])]);
        }
        if (kind == PictureKind.Residuals && run.Run.Collapsed)
            throw new CommandException(ExitCode.Failed, $"{names[0]} falls at its end, and what a rising curve leaves over says nothing; draw the part before, with --until");
        return kind == PictureKind.Residuals
            ? ResidualChart.Build(run.Run, names[0], options)
            : RunChart.Build(run.Run, names[0], options with { Forecasts = run.Forecasts is [var first, ..] ? first.Forecasts : [] });
    }
}
