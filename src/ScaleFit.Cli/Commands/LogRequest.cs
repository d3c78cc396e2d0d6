using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Json;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary>The analysis of a command.</summary>
/// <param name="Head">The report without its runs.</param>
/// <param name="Analyse">Analyses one run.</param>
internal sealed record RunAnalysis(RunsReport Head, Func<Run, RunReport> Analyse);

/// <summary>A request to analyse logs.</summary>
/// <param name="Analysis">The analysis of each run.</param>
/// <param name="Logs">The logs as given: files, globs, folders, or <c>-</c>.</param>
/// <param name="Shard">The share of the logs to read; null for all.</param>
/// <param name="Reading">How to read the logs.</param>
/// <param name="Writer">Writes the result.</param>
internal sealed record LogRequest(RunAnalysis Analysis, IReadOnlyList<string> Logs, Shard? Shard, LogOptions Reading, ResultWriter Writer)
{
    /// <summary>Whether the command accepts results of earlier commands in place of logs.</summary>
    public bool TakesResults { get; init; }

    /// <summary>A given option that does not apply to results of earlier commands; null for none.</summary>
    public string? InapplicableOption { get; init; }

    /// <summary>The expected number of runs; null if any number will do.</summary>
    public int? ExpectedRuns { get; init; }

    /// <summary>Reads and analyses the logs and writes the report.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandException">There is nothing to report.</exception>
    public int Execute()
    {
        var output = Writer.Output;
        var logs = LogShare.Choose(Logs, Shard, output);
        if (TakesResults)
        {
            output = ResultFiles.Buffer(logs, output);
            if (ResultFiles.Are(logs, output.Terminal.Input))
            {
                ResultFiles.Check(InapplicableOption);
                return Report(ResultFiles.Read(logs, Reading.Runs, output.Terminal));
            }
        }
        // With --run, some logs may contribute no run, so the report omits the number of logs.
        var origin = new ResultOrigin(Reading);
        var head = Analysis.Head with { Origin = Reading.Runs.Count == 0 ? origin with { Logs = logs.Count, Sweep = logs.Sweep } : origin };
        if (Writer.IsStreamed) return Stream(head, LogAnalysis.Read(logs, Reading, Analysis.Analyse, part => Lines(head, part), output, showsFindings: false));
        return Report(Completed(head, LogAnalysis.Read(logs, Reading, Analysis.Analyse, output, Writer.IsRead, keepsWhole: false)));
    }

    private int Report(Report report)
    {
        if (Missing(Expectation.Count(report.Runs)) is { } missing) report = report with { Failures = [.. report.Failures, missing] };
        Writer.Write(report);
        return report.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Writes the lines of each part as soon as they are complete.</summary>
    private int Stream(RunsReport head, IEnumerable<(LogAnalysis Part, int Count, string Lines)> parts)
    {
        bool hasFailed = false;
        var drawn = new List<RunReport>();
        Writer.Output.Write(AllLines());
        // A reader that leaves early has not seen all runs.
        if (Writer.Output.Terminal.Pipe is not { IsLeft: true }) Writer.Draw(head with { Runs = drawn });
        return hasFailed ? ExitCode.Failed : ExitCode.Done;

        IEnumerable<string> AllLines()
        {
            int count = 0;
            foreach (var (part, runs, lines) in parts)
            {
                hasFailed |= part.Failures.Count > 0;
                count += runs;
                drawn.AddRange(part.Runs);
                yield return lines;
            }
            if (Missing(count) is not { } missing) yield break;
            hasFailed = true;
            // This failure is not the result of a log.
            yield return JsonLines.Write(head with { Origin = new ResultOrigin(Reading), Failures = [missing] });
        }
    }

    /// <summary>The JSON lines of a part. Its runs are kept only for a plot, because they take much memory.</summary>
    private (LogAnalysis Part, int Count, string Lines) Lines(RunsReport head, LogAnalysis part) =>
        (Writer.Output.Picture is null ? part with { Runs = [] } : part, Expectation.Count(part.Runs), JsonLines.Write(Completed(head, part)));

    /// <summary>Reports the failure where runs are missing, like other failures.</summary>
    private RunFailure? Missing(int count)
    {
        var missing = Expectation.OfRuns(ExpectedRuns, count, Logs[0]);
        if (missing is not null) Writer.Output.Terminal.PrintMessage(missing.Message);
        return missing;
    }

    private static RunsReport Completed(RunsReport head, LogAnalysis analysis) =>
        head with { Origin = head.Origin! with { ResultsOfLog = analysis.ResultsOfLog }, Runs = analysis.Runs, Failures = analysis.Failures, Agreements = MetricAgreement.Measure([.. analysis.Runs.Select(r => r.Run.Run)]) };
}
