using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;

using ScaleFit.Reporting;
using ScaleFit.Reporting.Json;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary>What a command does with each run.</summary>
/// <param name="Head">The report without its runs.</param>
/// <param name="Analyse">What becomes of a run.</param>
internal sealed record RunAnalysis(RunsReport Head, Func<Run, RunReport> Analyse);

/// <summary>What a command line on logs asks for.</summary>
/// <param name="Analysis">What becomes of each run.</param>
/// <param name="Logs">The logs as given: files, globs, folders, or <c>-</c>.</param>
/// <param name="Shard">The share of them; null for all.</param>
/// <param name="Reading">How they are read.</param>
/// <param name="Writer">What is written, and where.</param>
internal sealed record LogRequest(RunAnalysis Analysis, IReadOnlyList<string> Logs, Shard? Shard, LogOptions Reading, ResultWriter Writer)
{
    /// <summary>Whether results of earlier commands do in place of logs.</summary>
    public bool TakesResults { get; init; }

    /// <summary>An option that was given and that results decide; null for none.</summary>
    public string? Decided { get; init; }

    /// <summary>Reads, analyses and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandException">Nothing can be reported.</exception>
    public int Execute()
    {
        var output = Writer.Output;
        var logs = LogShare.Choose(Logs, Shard, output);
        if (TakesResults)
        {
            output = ResultFiles.Buffer(logs, output);
            if (ResultFiles.Are(logs, output.Terminal.Input))
            {
                ResultFiles.Check(Decided);
                return Report(ResultFiles.Read(logs, Reading.Runs, output.Terminal));
            }
        }
        // Where only some runs are asked for, logs may have nothing to say.
        var head = Reading.Runs.Count == 0 ? Analysis.Head with { Logs = logs.Count } : Analysis.Head;
        if (Writer.IsStreamed) return Stream(head, LogAnalysis.Read(logs, Reading, Analysis.Analyse, part => Lines(head, part), output, showsFindings: false));
        return Report(Completed(head, LogAnalysis.Read(logs, Reading, Analysis.Analyse, output, Writer.IsRead, keepsWhole: false)));
    }

    private int Report(Report report)
    {
        Writer.Write(report);
        return report.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Writes each part's lines as soon as they are there.</summary>
    private int Stream(RunsReport head, IEnumerable<(LogAnalysis Part, string Lines)> parts)
    {
        bool hasFailed = false;
        var drawn = new List<RunReport>();
        Writer.Output.Write(parts.Select(part =>
        {
            hasFailed |= part.Part.Failures.Count > 0;
            drawn.AddRange(part.Part.Runs);
            return part.Lines;
        }));
        Writer.Draw(head with { Runs = drawn });
        return hasFailed ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>A part's lines; its runs go on only where they are drawn: what is held of them costs more to keep than to write.</summary>
    private (LogAnalysis Part, string Lines) Lines(RunsReport head, LogAnalysis part) =>
        (Writer.Output.Picture is null ? part with { Runs = [] } : part, JsonLines.Write(Completed(head, part)));

    private static RunsReport Completed(RunsReport head, LogAnalysis analysis) =>
        head with { Runs = analysis.Runs, Failures = analysis.Failures, Agreements = MetricAgreement.Measure([.. analysis.Runs.Select(r => r.Run.Run)]) };
}
