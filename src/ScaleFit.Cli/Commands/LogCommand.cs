using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Inference;

namespace ScaleFit.Cli.Commands;

/// <summary>Turns the options of a command into an analysis of each run.</summary>
/// <param name="parse">The command line.</param>
/// <param name="settings">The settings of the analysis.</param>
/// <exception cref="CommandException">The options are invalid.</exception>
internal delegate RunAnalysis AnalysisReader(ParseResult parse, AnalysisSettings settings);

/// <summary>The settings that all analyses of runs share.</summary>
/// <param name="Options">The options of the fit.</param>
/// <param name="Margin">Margin for run-to-run variation: half-width in pass rate at the 95% level.</param>
internal readonly record struct AnalysisSettings(InferenceOptions Options, double Margin);

/// <summary>A command that reads logs, analyses every run and writes a report. It turns its options into one <see cref="LogRequest"/>.</summary>
internal sealed class LogCommand : Command
{
    private readonly LogArgument _logs = new();
    private readonly ReadingOptions _reading = new();
    private readonly PreparingOptions _preparing;
    private readonly FittingOptions _fitting;
    private readonly ResultOptions _result;
    private readonly OutputOptions _output = new();
    private readonly Option[] _analysing;

    /// <summary>Creates a command.</summary>
    /// <param name="outline">Its name, description and examples.</param>
    /// <param name="preparing">Options for the fit window.</param>
    /// <param name="fitting">Options for the fit.</param>
    /// <param name="result">Options for the result.</param>
    /// <param name="own">Options of this command alone.</param>
    public LogCommand(CommandOutline outline, PreparingOptions preparing, FittingOptions fitting, ResultOptions result, params Option[] own) : base(outline.Name, outline.Description)
    {
        (_preparing, _fitting, _result) = (preparing, fitting, result);
        _logs.AddTo(this);
        _reading.AddTo(this);
        _reading.AddExpectationTo(this);
        preparing.AddTo(this);
        fitting.AddTo(this);
        foreach (var option in own) Add(option);
        _analysing = [.. Options];
        result.AddTo(this);
        _output.AddTo(this);
    }

    /// <summary>Sets the analysis of each run.</summary>
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
            ExpectedRuns = _reading.ExpectedRuns(parse),
            InapplicableOption = ResultFiles.InapplicableOption(parse, _analysing),
        };
    }
}
