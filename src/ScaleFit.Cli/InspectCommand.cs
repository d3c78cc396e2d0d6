using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Options;
using ScaleFit.Logs;
using ScaleFit.Reports;

namespace ScaleFit.Cli;

/// <summary><c>scalefit inspect LOG...</c>: what logs hold, and how to fit them.</summary>
internal static class InspectCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "inspect",
        "Shows what logs hold: format, runs, metrics and compute with their ranges, and the command that fits them.",
        "scalefit inspect samples/seeds.csv\n  scalefit inspect 'samples/*.csv' --output json",
        Create);

    private static Command Create(Terminal terminal)
    {
        var (logs, reading, output) = (new LogArgument(), new ReadingOptions(), new OutputOptions());
        var format = new Choice<ReportFormat>("--output", "The report's format; text if not given.", ReportFormat.Text, ("text", ReportFormat.Text), ("json", ReportFormat.Json));
        var command = new Command(Outline.Name, Outline.Description);
        logs.AddTo(command);
        reading.AddTo(command);
        command.Add(format);
        output.AddTo(command);
        command.SetAction(parse =>
        {
            var result = output.Of(parse, terminal);
            var inspection = Inspect(LogAnalysis.Expand(logs.Of(parse)), reading.Of(parse), result);
            result.Write(writer =>
            {
                if (format.In(parse) == ReportFormat.Json) InspectionReport.WriteJson(inspection, writer);
                else InspectionReport.Write(inspection, writer, result.Width, result.Colour);
            });
            return inspection.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Inspection Inspect(IReadOnlyList<string> paths, LogOptions reading, Output output)
    {
        output.Spare(paths.Where(path => path != LogReader.StandardInput));
        var logs = new List<LogInspection>();
        var failures = new List<RunFailure>();
        foreach (string path in paths)
        {
            try
            {
                logs.Add(LogReader.Inspect(path, reading, output.Terminal.Input));
            }
            catch (LogFormatException e)
            {
                failures.Add(new RunFailure(null, path, e.Message));
                output.Terminal.Tell(e.Message);
            }
        }
        return new Inspection(CommandLine.Version, logs, failures);
    }
}
