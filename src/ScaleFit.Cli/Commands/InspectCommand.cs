using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit inspect LOG...</c>: shows the contents of logs and how to fit them.</summary>
internal static class InspectCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "inspect",
        "Shows the contents of logs: format, runs, metrics and compute with their ranges, and the command that fits them.",
        "scalefit inspect samples/seeds.csv\n  scalefit inspect 'samples/*.csv' --output json",
        Create);

    private const int LogsAhead = 4;

    private static Command Create(Terminal terminal)
    {
        var (logs, reading, output) = (new LogArgument(), new ReadingOptions(), new OutputOptions());
        var format = new Choice<ReportFormat>("--output", "Format of the report (default: text).", ReportFormat.Text, ("text", ReportFormat.Text), ("json", ReportFormat.Json));
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
            output.Terminal.PrintMessage(failure.Message);
        }
        return new Inspection(CommandLine.Version, logs, failures);
    }

    private static (InspectedLog? Log, RunFailure? Failure) Inspect(string path, LogOptions reading, Stream input)
    {
        try
        {
            var log = LogReader.Inspect(path, reading, input);
            var arguments = log.Needs is { } needs ? FitArguments.Create(reading, needs) : [];
            // The trial fit would have to read standard input twice.
            string? problem = log.Problem ?? (path == LogReader.StandardInput ? null : Error(arguments, path));
            return (new InspectedLog(log, arguments, problem), null);
        }
        catch (LogFormatException e)
        {
            return (null, new RunFailure(null, path, e.Message));
        }
        catch (Exception e) when (Unexpected.IsOfOneLog(e))
        {
            return (null, new RunFailure(null, path, $"{PlainText.Shorten(path)}: {Unexpected.Describe(e)}"));
        }
    }

    /// <summary>The error that the suggested command would report; null for none. Some errors appear only when the rows are sorted.</summary>
    private static string? Error(IReadOnlyList<string> arguments, string path)
    {
        var options = new ReadingOptions();
        var command = new Command(FitCommand.Outline.Name);
        options.AddTo(command);
        // Any number of GPUs will do: it does not change whether the log can be read.
        var parse = command.Parse([.. arguments.Select(argument => argument == FitArguments.Number ? "1" : argument)], CommandLine.Parsing);
        // Arguments with a placeholder, such as the range of a reward, cannot be tried.
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
