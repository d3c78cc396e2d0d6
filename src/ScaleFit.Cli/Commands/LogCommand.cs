using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Json;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary>Makes of the command line what becomes of each run, and completes the head of the report.</summary>
/// <param name="parse">The command line.</param>
/// <param name="head">The report without its runs.</param>
internal delegate (Report Head, Func<Run, RunReport> Analyse) Analysis(ParseResult parse, Report head);

/// <summary>A command that reads logs, analyses every run and reports: the options and the way are the same for all.</summary>
internal sealed class LogCommand : Command
{
    private readonly LogArgument _logs = new();
    private readonly ReadingOptions _reading = new();
    private readonly PreparingOptions _preparing;
    private readonly FittingOptions _fitting;
    private readonly ResultOptions _result;
    private readonly OutputOptions _output = new();
    private readonly Option[] _analysing;

    /// <summary>Makes a command.</summary>
    /// <param name="outline">Its name and what it does.</param>
    /// <param name="preparing">Options for the part of each run that is fitted.</param>
    /// <param name="fitting">Options for how it is fitted.</param>
    /// <param name="result">Options for what is written.</param>
    /// <param name="own">Options of this command alone.</param>
    public LogCommand(CommandOutline outline, PreparingOptions preparing, FittingOptions fitting, ResultOptions result, params Option[] own) : base(outline.Name, outline.Description)
    {
        (_preparing, _fitting, _result) = (preparing, fitting, result);
        _logs.AddTo(this);
        _reading.AddTo(this);
        preparing.AddTo(this);
        fitting.AddTo(this);
        foreach (var option in own) Add(option);
        _analysing = [.. Options];
        result.AddTo(this);
        _output.AddTo(this);
    }

    /// <summary>Sets what the command does with each run.</summary>
    public LogCommand Doing(Terminal terminal, Analysis analysis)
    {
        SetAction(parse => Run(parse, _result.Check(parse, _output.Read(parse, terminal)), analysis));
        return this;
    }

    private int Run(ParseResult parse, Output output, Analysis analysis)
    {
        var (report, analyse) = analysis(parse, new Report
        {
            Command = Name,
            Version = CommandLine.Version,
            Options = _fitting.Read(parse, _preparing.Read(parse)),
            Margin = _fitting.Margin(parse),
            Runs = [],
            Failures = [],
        });
        var logs = LogShare.Choose(_logs.Read(parse), _reading.Shard(parse), output);
        var reading = _reading.Read(parse);
        if (_result.TakesResults)
        {
            output = ResultFiles.Buffer(logs, output);
            if (ResultFiles.Are(logs, output.Terminal.Input))
            {
                ResultFiles.Check(parse, _analysing);
                return Report(parse, output, ResultFiles.Read(logs, reading.Runs, output.Terminal));
            }
        }
        // Where only some runs are asked for, logs may have nothing to say.
        if (reading.Runs.Count == 0) report = report with { Logs = logs.Count };
        if (_result.IsStreamed(parse)) return Stream(parse, output, report, LogAnalysis.Read(logs, reading, analyse, part => Lines(report, part, output), output, showsFindings: false));
        var result = LogAnalysis.Read(logs, reading, analyse, output, _result.IsRead(parse), keepsWhole: false);
        return Report(parse, output, Completed(report, result));
    }

    private int Report(ParseResult parse, Output output, Report report)
    {
        _result.Write(parse, report, output);
        return report.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Writes each part's lines as soon as they are there.</summary>
    private int Stream(ParseResult parse, Output output, Report head, IEnumerable<(LogAnalysis Part, string Lines)> parts)
    {
        bool hasFailed = false;
        var drawn = new List<RunReport>();
        output.Write(parts.Select(part =>
        {
            hasFailed |= part.Part.Failures.Count > 0;
            drawn.AddRange(part.Part.Runs);
            return part.Lines;
        }));
        _result.Draw(parse, head with { Runs = drawn }, output);
        return hasFailed ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>A part's lines; its runs go on only where they are drawn: what is held of them costs more to keep than to write.</summary>
    private static (LogAnalysis Part, string Lines) Lines(Report head, LogAnalysis part, Output output) =>
        (output.Picture is null ? part with { Runs = [] } : part, JsonLines.Write(Completed(head, part)));

    private static Report Completed(Report head, LogAnalysis analysis) =>
        head with { Runs = analysis.Runs, Failures = analysis.Failures, Agreements = MetricAgreement.Measure([.. analysis.Runs.Select(r => r.Run.Run)]) };
}
