using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Inference;

namespace ScaleFit.Cli.Commands;

/// <summary>Makes of the options of a command what becomes of each run.</summary>
/// <param name="parse">The command line.</param>
/// <param name="settings">How runs are analysed.</param>
/// <exception cref="CommandException">The options make no sense.</exception>
internal delegate RunAnalysis AnalysisReader(ParseResult parse, AnalysisSettings settings);

/// <summary>How runs are analysed, whatever becomes of them then.</summary>
/// <param name="Options">What is fitted, and how.</param>
/// <param name="Margin">Half-width in pass rate that a model and a new run add at the usual level of .95.</param>
internal readonly record struct AnalysisSettings(InferenceOptions Options, double Margin);

/// <summary>A command that reads logs, analyses every run and reports: its options, which become one request.</summary>
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
    public LogCommand Doing(Terminal terminal, AnalysisReader analysis)
    {
        SetAction(parse => Read(parse, terminal, analysis).Execute());
        return this;
    }

    private LogRequest Read(ParseResult parse, Terminal terminal, AnalysisReader analysis)
    {
        var writer = _result.Read(parse, _output.Read(parse, terminal));
        return new LogRequest(
            analysis(parse, new AnalysisSettings(_fitting.Read(parse, _preparing.Read(parse)), _fitting.Margin(parse))),
            _logs.Read(parse), _reading.Shard(parse), _reading.Read(parse), writer)
        {
            TakesResults = _result.TakesResults,
            Decided = ResultFiles.Decided(parse, _analysing),
        };
    }
}
