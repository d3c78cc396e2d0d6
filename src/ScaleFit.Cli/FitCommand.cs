using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Reports;

namespace ScaleFit.Cli;

/// <summary><c>scalefit fit LOG...</c>: the curves of every run found.</summary>
internal static class FitCommand
{
    /// <summary>Shown below the help.</summary>
    public const string Example = "scalefit fit samples/scalerl-8b.csv\n  scalefit fit 'samples/s*.csv' --run 'scalerl-*' --until 12k --output json -o fit.json";

    /// <summary>Half-width that later forecasts add to every interval (paper: runs of one recipe differ by this much).</summary>
    private const double Margin = 0.02;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var (logs, reading, preparing, fitting) = (new LogArgument(), new ReadingOptions(), new PreparingOptions(), new FittingOptions());
        var (reporting, output) = (new ReportOptions(), new OutputOptions());
        var command = new Command("fit", "Fits every run found: asymptote, efficiency and midpoint of the sigmoid, and the power law beside it.");
        logs.AddTo(command);
        reading.AddTo(command);
        preparing.AddTo(command);
        fitting.AddTo(command);
        reporting.AddTo(command);
        output.AddTo(command);
        command.SetAction(parse =>
        {
            var options = fitting.Of(parse, preparing.Of(parse));
            var result = output.Of(parse, terminal);
            var analysis = LogAnalysis.Of(logs.Of(parse), reading.Of(parse), options, result, reporting.Format(parse) == ReportFormat.Text);
            var report = new FitReport
            {
                Command = command.Name,
                Version = CommandLine.Version,
                Level = options.Level,
                Margin = Margin,
                Runs = analysis.Runs,
                Failures = analysis.Failures,
            };
            reporting.Write(parse, report, result);
            return analysis.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
