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

    private const int LogsAhead = 4;

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
            var inspection = Inspect(LogShare.Of(logs.Of(parse), reading.Shard(parse), result), reading.Of(parse), result);
            result.Write(writer =>
            {
                if (format.In(parse) == ReportFormat.Json) InspectionReport.WriteJson(inspection, writer);
                else InspectionReport.Write(inspection, writer, result.Width, result.Colour);
            });
            return inspection.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Inspection Inspect(LogShare share, LogOptions reading, Output output)
    {
        var logs = new List<LogInspection>();
        var failures = new List<RunFailure>();
        foreach (var (log, failure) in InOrder.Select(share.Paths, path => Inspect(path, reading, output.Terminal.Input), LogsAhead))
        {
            if (log is not null) logs.Add(log);
            if (failure is null) continue;
            failures.Add(failure);
            output.Terminal.Tell(failure.Message);
        }
        return new Inspection(CommandLine.Version, logs, failures);
    }

    private static (LogInspection? Log, RunFailure? Failure) Inspect(string path, LogOptions reading, Stream input)
    {
        try
        {
            return (LogReader.Inspect(path, reading, input), null);
        }
        catch (LogFormatException e)
        {
            return (null, new RunFailure(null, path, e.Message));
        }
    }
}
