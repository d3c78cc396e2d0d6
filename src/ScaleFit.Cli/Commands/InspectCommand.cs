using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Commands;

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
            var result = output.Read(parse, terminal);
            var inspection = Inspect(LogShare.Choose(logs.Read(parse), reading.Shard(parse), result), reading.Read(parse), result);
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
        var logs = new List<InspectedLog>();
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

    private static (InspectedLog? Log, RunFailure? Failure) Inspect(string path, LogOptions reading, Stream input)
    {
        try
        {
            var log = LogReader.Inspect(path, reading, input);
            var arguments = log.Needs is { } needs ? FitArguments.Create(reading, needs) : [];
            // Standard input cannot be read twice.
            string? problem = log.Problem ?? (path == LogReader.StandardInput ? null : Error(arguments, path));
            return (new InspectedLog(log, arguments, problem), null);
        }
        catch (LogFormatException e)
        {
            return (null, new RunFailure(null, path, e.Message));
        }
    }

    /// <summary>What a command that fits the log with the arguments found would say against it: some faults show only when rows are put in order.</summary>
    private static string? Error(IReadOnlyList<string> arguments, string path)
    {
        var options = new ReadingOptions();
        var command = new Command(FitCommand.Outline.Name);
        options.AddTo(command);
        // How many GPUs there were makes no difference to whether the log can be fitted.
        var parse = command.Parse([.. arguments.Select(argument => argument == FitArguments.Number ? "1" : argument)], CommandLine.Parsing);
        // Where something is left to the reader to fill in, such as the range of a reward, nothing can be tried.
        if (parse.Errors.Count > 0) return null;
        try
        {
            var contents = LogReader.Read(path, options.Read(parse));
            return contents.Runs.Count > 0 || contents.Failures.Count == 0 ? null : contents.Failures[0].Message;
        }
        catch (LogFormatException e)
        {
            return e.Message;
        }
    }
}
