using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Forecasting;
using ScaleFit.Reports;
using ScaleFit.Runs;

namespace ScaleFit.Cli;

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
        result.AddTo(this);
        _output.AddTo(this);
    }

    /// <summary>Sets what the command does with each run.</summary>
    public LogCommand Doing(Terminal terminal, Analysis analysis)
    {
        SetAction(parse => Run(parse, _result.Check(parse, _output.Of(parse, terminal)), analysis));
        return this;
    }

    private int Run(ParseResult parse, Output output, Analysis analysis)
    {
        var (report, analyse) = analysis(parse, new Report
        {
            Command = Name,
            Version = CommandLine.Version,
            Options = _fitting.Of(parse, _preparing.Of(parse)),
            Margin = _fitting.Margin(parse),
            Runs = [],
            Failures = [],
        });
        var result = LogAnalysis.Of(_logs.Of(parse), _reading.Of(parse), analyse, output, _result.IsRead(parse));
        report = report with { Runs = result.Runs, Failures = result.Failures, Agreements = MetricAgreement.Of([.. result.Runs.Select(r => r.Run.Run)]) };
        _result.Write(parse, report, output);
        return result.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
