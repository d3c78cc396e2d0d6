using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit compare BASELINE CANDIDATE...</c>: compares recipes and judges candidates.</summary>
internal sealed class CompareCommand : Command
{
    private readonly LogArgument _logs = new("BASELINE CANDIDATE");
    private readonly ReadingOptions _reading = new();
    private readonly PreparingOptions _preparing = new();
    private readonly FittingOptions _fitting = new(isSigmoidOnly: true, comparesRecipes: true);
    private readonly ComparingOptions _comparing = new();
    private readonly GateOptions _gate = new();
    private readonly ReportOptions _reporting = new(plots: true, takesJUnit: true);
    private readonly Option<bool> _summary = new("--summary") { Description = "Also appends the report as Markdown to the file named by the variable GITHUB_STEP_SUMMARY." };
    private readonly OutputOptions _output = new();
    private readonly Option[] _inapplicable;

    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "compare",
        "Compares recipes: differences in asymptote, efficiency, pass rate and compute with confidence intervals, and a gate for continuous integration.",
        "scalefit compare samples/five-recipes.csv --baseline scalerl\n  scalefit compare samples/seeds.csv --recipe-column recipe --baseline scalerl --gate --rule asymptote,pass-rate@100k",
        terminal => new CompareCommand(terminal));

    /// <summary>Creates the command.</summary>
    private CompareCommand(Terminal terminal) : base(Outline.Name, Outline.Description)
    {
        _logs.AddTo(this);
        _reading.AddTo(this, takesShard: false);
        _reading.AddExpectationTo(this);
        _inapplicable = [.. Options];
        _preparing.AddTo(this);
        _fitting.AddTo(this);
        _comparing.AddTo(this);
        _gate.AddTo(this);
        _reporting.AddTo(this);
        Add(_summary);
        _output.AddTo(this);
        SetAction(parse => Execute(parse, terminal));
    }

    /// <summary>
    /// Writes an error that ended the command before it could report over the report of an earlier command, whose outcome must not be taken for
    /// this one. Other files stay.
    /// </summary>
    /// <param name="parse">The command line, which may be invalid.</param>
    /// <param name="error">The error.</param>
    /// <param name="terminal">The streams.</param>
    /// <returns>The error. Its message says what happened to an existing output file.</returns>
    public CommandException ReplaceOlderReport(ParseResult parse, CommandException error, Terminal terminal)
    {
        var output = new Output(terminal, _output.File(parse), IsQuiet: true);
        if (output.IsStandard || !File.Exists(output.File)) return error;
        if (OlderReport.Recognize(output.File) is not { } format) return With("is not a report of compare and stays unchanged");
        var report = new ComparisonReport(CommandLine.Version, InferenceOptions.Default, new ComparisonOptions())
        {
            Gate = new Gate([Quantity.Asymptote], RequiresImprovement: false),
            Failures = [new RunFailure(null, Name, error.Message)],
        };
        try
        {
            new ReportWriter(output, _reporting.Format(parse) ?? format, PictureWriter.Default).Write(report);
            return With("now reports this error");
        }
        catch (CommandException)
        {
            return With("is the report of an earlier command and cannot be replaced");
        }

        CommandException With(string outcome) => new(error.ExitCode, $"{error.Message}; {PlainText.Shorten(output.File)} {outcome}", error);
    }

    private int Execute(ParseResult parse, Terminal terminal)
    {
        CompareRequest request;
        ComparisonReport report;
        try
        {
            request = Read(parse, terminal);
            report = request.Compare();
        }
        catch (CommandException e)
        {
            throw ReplaceOlderReport(parse, e, terminal);
        }
        return request.Write(report);
    }

    private CompareRequest Read(ParseResult parse, Terminal terminal)
    {
        var writer = _reporting.Read(parse, _output.Read(parse, terminal));
        var gate = _gate.Read(parse);
        if (gate is null && writer is ReportWriter { Format: ReportFormat.JUnit }) throw new CommandException(ExitCode.Usage, "--output junit requires --gate; add --gate, or choose another format");
        var fitting = _fitting.Read(parse, _preparing.Read(parse));
        return new CompareRequest(_logs.Read(parse), _reading.Read(parse) with { RecipeColumn = _comparing.RecipeColumn(parse) }, writer)
        {
            Head = new ComparisonReport(CommandLine.Version, fitting, _comparing.Read(parse, gate, _fitting.Margins(parse), fitting.Level))
            {
                Gate = gate,
                AllowsInconclusive = _gate.AllowsInconclusive(parse),
            },
            Baseline = _comparing.Baseline(parse),
            ExpectedRuns = _reading.ExpectedRuns(parse),
            ExpectedSeeds = _comparing.ExpectedSeeds(parse),
            IsCommon = _comparing.IsCommon(parse),
            IsSummarized = parse.GetValue(_summary),
            InapplicableOption = ResultFiles.InapplicableOption(parse, _inapplicable.Where(option => option.Name != "--metric")),
        };
    }
}
