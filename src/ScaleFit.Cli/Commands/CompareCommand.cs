using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit compare BASELINE CANDIDATE...</c>: what differs between recipes, and whether a candidate may pass.</summary>
internal sealed class CompareCommand : Command
{
    private readonly LogArgument _logs = new("BASELINE CANDIDATE");
    private readonly ReadingOptions _reading = new();
    private readonly PreparingOptions _preparing = new();
    private readonly FittingOptions _fitting = new(isSigmoidOnly: true);
    private readonly ComparingOptions _comparing = new();
    private readonly GateOptions _gate = new();
    private readonly ReportOptions _reporting = new(plots: true, takesJUnit: true);
    private readonly Option<bool> _summary = new("--summary") { Description = "Appends the report as Markdown to the file that GITHUB_STEP_SUMMARY names, too." };
    private readonly OutputOptions _output = new();
    private readonly Option[] _decided;

    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "compare",
        "Says how recipes differ in ceiling, efficiency, pass rate and compute, how sure that is, and whether a candidate may pass.",
        "scalefit compare samples/five-recipes.csv --baseline scalerl\n  scalefit compare samples/seeds.csv --recipe-column recipe --baseline scalerl --gate --rule asymptote,pass-rate@100k",
        terminal => new CompareCommand(terminal));

    /// <summary>Makes the command.</summary>
    private CompareCommand(Terminal terminal) : base(Outline.Name, Outline.Description)
    {
        _logs.AddTo(this);
        _reading.AddTo(this, takesShard: false);
        _decided = [.. Options];
        _preparing.AddTo(this);
        _fitting.AddTo(this);
        _comparing.AddTo(this);
        _gate.AddTo(this);
        _reporting.AddTo(this);
        Add(_summary);
        _output.AddTo(this);
        SetAction(parse => Run(parse, _reporting.Check(parse, _output.Read(parse, terminal))));
    }

    private int Run(ParseResult parse, Output output)
    {
        var gate = _gate.Read(parse);
        if (gate is null && _reporting.IsJUnit(parse)) throw new CommandException(ExitCode.Usage, "--output junit says what passes: it needs --gate");
        var fitting = _fitting.Read(parse, _preparing.Read(parse));
        var options = _comparing.Read(parse, gate, _fitting.Margin(parse), fitting.Level);
        var logs = _logs.Read(parse);
        var reading = _reading.Read(parse) with { RecipeColumn = _comparing.RecipeColumn(parse) };
        var share = LogShare.Choose(logs, null, output);
        output = ResultFiles.Buffer(share, output);
        var report = new Report
        {
            Command = Name,
            Version = CommandLine.Version,
            Options = fitting,
            Margin = options.Margin,
            Runs = [],
            Failures = [],
        };
        try
        {
            var analysis = ResultFiles.Are(share, output.Terminal.Input)
                ? Results(parse, share, reading, output).Again(run => RunAnalyzer.Infer(run, fitting), output)
                : LogAnalysis.Read(share, reading, run => new RunReport(RunAnalyzer.Infer(run, fitting)), output, _reporting.IsRead(parse), keepsWhole: true);
            report = report with { Runs = analysis.Runs, Failures = analysis.Failures };
            report = Compare(parse, report, logs, gate, options, output);
        }
        catch (CommandException e) when (gate is not null && e.ExitCode == ExitCode.Failed)
        {
            // Whoever reads the report of a gate must not find the one of an earlier day.
            report = report with { Runs = [], Failures = [.. report.Failures, new RunFailure(null, logs[0], e.Message)], Comparison = new ComparisonReport([], options) { Gate = gate } };
            output.Terminal.Tell(e.Message);
        }
        _reporting.Write(parse, report, output);
        if (parse.GetValue(_summary)) output.Summarize(writer => MarkdownReport.Write(report, writer));
        return report.Failures.Count > 0 ? ExitCode.Failed : ExitCodeOf(report.Comparison!);
    }

    /// <summary>The runs in results of earlier commands: their lines hold the evaluations, so that they compare as logs do.</summary>
    private LogAnalysis Results(ParseResult parse, LogShare share, LogOptions reading, Output output)
    {
        ResultFiles.Check(parse, _decided);
        if (reading.RecipeColumn is not null) throw new CommandException(ExitCode.Usage, "--recipe-column does not go with results, which name no recipes: give the logs");
        if (_comparing.Baseline(parse) is null) throw new CommandException(ExitCode.Usage, "results may be those of many logs: give --baseline with the name of a run");
        var results = ResultFiles.Read(share, reading.Runs, output.Terminal);
        return new LogAnalysis(results.Runs, results.Failures);
    }

    private Report Compare(ParseResult parse, Report report, IReadOnlyList<string> logs, Gate? gate, ComparisonOptions options, Output output)
    {
        RecipeChoice.Match(report.Runs);
        var analysis = new LogAnalysis(report.Runs, report.Failures);
        double? common = _comparing.IsCommon(parse) && analysis.Runs.Count > 0 ? analysis.Runs.Min(run => run.Now) : null;
        if (common is not null) analysis = analysis.Again(run => RunAnalyzer.Infer(run, report.Options with { Window = report.Options.Window with { Until = common } }), output);
        var (baseline, candidates) = RecipeChoice.Choose(analysis.Runs, logs, _comparing.Baseline(parse));
        if (gate?.Error(baseline, candidates) is { } error) throw new CommandException(ExitCode.Failed, $"{error}; --recipe-column tells runs of one recipe");

        var comparisons = RecipeComparer.Compare(baseline, candidates, options);
        var collapsed = common is null ? [] : report.Runs.Where(run => run.Run.Collapsed).Select(run => run.Run.Run).ToHashSet<Run>(ReferenceEqualityComparer.Instance);
        return report with
        {
            Runs = analysis.Runs,
            Failures = analysis.Failures,
            Comparison = new ComparisonReport(comparisons, options)
            {
                Gate = gate,
                AllowsInconclusive = _gate.AllowsInconclusive(parse),
                CommonUntil = common,
                CollapsesLater = [.. collapsed.Select(run => run.Name)],
                Results = [.. (gate?.Judge(comparisons, options) ?? []).Select(result => Doubted(result, collapsed))],
            },
        };
    }

    /// <summary>What passes up to the common compute and collapses beyond it does not pass.</summary>
    private static GateResult Doubted(GateResult result, HashSet<Run> collapsed) =>
        result.Comparison.Candidate.Runs.All(run => collapsed.Contains(run.Run)) && !result.Comparison.Baseline.Runs.Any(run => collapsed.Contains(run.Run))
            ? result.Under(GateDoubt.CollapsesLater)
            : result;

    private static int ExitCodeOf(ComparisonReport comparison) => comparison.Outcome switch
    {
        GateOutcome.Regression => ExitCode.Regression,
        GateOutcome.Inconclusive when !comparison.AllowsInconclusive => ExitCode.Inconclusive,
        _ => ExitCode.Done,
    };
}
