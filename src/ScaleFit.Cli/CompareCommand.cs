using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Comparing;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Reports;

namespace ScaleFit.Cli;

/// <summary><c>scalefit compare BASELINE CANDIDATE...</c>: what differs between recipes, and whether a candidate may pass.</summary>
internal sealed class CompareCommand : Command
{
    /// <summary>Commands to try.</summary>
    public const string Example = "scalefit compare samples/five-recipes.csv --baseline scalerl\n  scalefit compare samples/seeds.csv --recipe-column recipe --baseline scalerl --gate --rule asymptote,pass-rate@100k";

    private readonly LogArgument _logs = new("BASELINE CANDIDATE");
    private readonly ReadingOptions _reading = new();
    private readonly PreparingOptions _preparing = new();
    private readonly FittingOptions _fitting = new(isSigmoidOnly: true);
    private readonly ComparingOptions _comparing = new();
    private readonly GateOptions _gate = new();
    private readonly ReportOptions _reporting = new(takesJUnit: true);
    private readonly Option<bool> _summary = new("--summary") { Description = "Appends the report as Markdown to the file that GITHUB_STEP_SUMMARY names, too." };
    private readonly OutputOptions _output = new();

    /// <summary>Makes the command.</summary>
    public CompareCommand(Terminal terminal) : base("compare", "Says how recipes differ in ceiling, efficiency, pass rate and compute, how sure that is, and whether a candidate may pass.")
    {
        _logs.AddTo(this);
        _reading.AddTo(this);
        _preparing.AddTo(this);
        _fitting.AddTo(this);
        _comparing.AddTo(this);
        _gate.AddTo(this);
        _reporting.AddTo(this);
        Add(_summary);
        _output.AddTo(this);
        SetAction(parse => Run(parse, _output.Of(parse, terminal)));
    }

    private int Run(ParseResult parse, Output output)
    {
        var gate = _gate.Of(parse);
        if (gate is null && _reporting.IsJUnit(parse)) throw new CommandException(ExitCode.Usage, "--output junit says what passes: it needs --gate");
        var fitting = _fitting.Of(parse, _preparing.Of(parse));
        var options = _comparing.Of(parse, gate, _fitting.Margin(parse), fitting.Level);
        var logs = _logs.Of(parse);
        var reading = _reading.Of(parse) with { RecipeColumn = _comparing.RecipeColumn(parse) };
        var analysis = LogAnalysis.Of(logs, reading, run => new RunReport(RunAnalyzer.Infer(run, fitting)), output, _reporting.IsRead(parse));
        var runs = analysis.Runs;
        double? common = null;
        if (_comparing.IsCommon(parse) && runs.Count > 0)
        {
            common = runs.Min(run => run.Now);
            fitting = fitting with { Window = fitting.Window with { Until = common } };
            runs = [.. runs.Select(run => new RunReport(Refit(run.Run, fitting)))];
        }
        var (baseline, candidates) = RecipeChoice.Of(runs, logs, _comparing.Baseline(parse));
        Check(gate, baseline, candidates);

        var comparisons = RecipeComparer.Compare(baseline, candidates, options);
        var comparison = new ComparisonReport(comparisons, options)
        {
            Gate = gate,
            AllowsInconclusive = _gate.AllowsInconclusive(parse),
            CommonUntil = common,
            Results = gate?.Judge(comparisons, options) ?? [],
        };
        var report = new Report
        {
            Command = Name,
            Version = CommandLine.Version,
            Options = fitting,
            Margin = options.Margin,
            Runs = runs,
            Comparison = comparison,
            Failures = analysis.Failures,
        };
        _reporting.Write(parse, report, output);
        if (parse.GetValue(_summary)) output.Summarize(writer => MarkdownReport.Write(report, writer));
        return analysis.Failures.Count > 0 ? ExitCode.Failed : ExitCodeOf(comparison);
    }

    private static int ExitCodeOf(ComparisonReport comparison) => comparison.Outcome switch
    {
        GateOutcome.Regression => ExitCode.Regression,
        GateOutcome.Inconclusive when !comparison.AllowsInconclusive => ExitCode.Inconclusive,
        _ => ExitCode.Done,
    };

    private static RunInference Refit(RunInference run, InferenceOptions options)
    {
        try
        {
            return RunAnalyzer.Infer(run.Run, options);
        }
        catch (FitException e)
        {
            throw new CommandException(ExitCode.Failed, $"{run.Run.Source}: {run.Run.Name}: on the compute that all runs share, {e.Message}", e);
        }
    }

    /// <summary>What identical runs differ by in efficiency or midpoint is known from runs alone.</summary>
    private static void Check(Gate? gate, Recipe baseline, IReadOnlyList<Recipe> candidates)
    {
        if (gate?.Rules.FirstOrDefault(rule => !rule.HasMargin) is not { } rule) return;
        if (candidates.Prepend(baseline).FirstOrDefault(recipe => recipe.Runs.Count < RecipeComparer.FewestForSpread) is { } few)
        {
            throw new CommandException(ExitCode.Failed,
                $"the rule {rule.Name} needs {RecipeComparer.FewestForSpread} runs of every recipe, told by --recipe-column, and '{few.Name}' has {few.Runs.Count}: what identical runs differ by in it is not known otherwise");
        }
    }
}
