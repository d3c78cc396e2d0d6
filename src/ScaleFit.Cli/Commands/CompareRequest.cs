using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Comparing;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary>A request to compare recipes.</summary>
/// <param name="Logs">The logs as given. The first one contains the baseline, unless <see cref="Baseline"/> names it.</param>
/// <param name="Reading">How to read the logs.</param>
/// <param name="Writer">Writes the result.</param>
internal sealed record CompareRequest(IReadOnlyList<string> Logs, LogOptions Reading, ResultWriter Writer)
{
    /// <summary>The report without its runs, with the options for analysis, comparison and gate.</summary>
    public required ComparisonReport Head { get; init; }

    /// <summary>The name of the baseline; null if not given.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether to cut all runs at the largest compute that all of them reach.</summary>
    public bool IsCommon { get; init; }

    /// <summary>Whether to append the report to the step summary of continuous integration.</summary>
    public bool IsSummarized { get; init; }

    /// <summary>A given option that does not apply to results of earlier commands; null for none.</summary>
    public string? InapplicableOption { get; init; }

    /// <summary>The expected number of runs; null if any number will do.</summary>
    public int? ExpectedRuns { get; init; }

    /// <summary>The expected number of runs of every recipe; null if any number will do.</summary>
    public int? ExpectedSeeds { get; init; }

    /// <summary>Reads and analyses the logs, compares the recipes and writes the report.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandException">There is nothing to report.</exception>
    public int Execute()
    {
        var share = LogShare.Choose(Logs, null, Writer.Output);
        var output = Writer.Output;
        var report = Head;
        try
        {
            output = ResultFiles.Buffer(share, output);
            var (results, logs) = ResultFiles.Separate(share, output.Terminal.Input);
            var analysis = Results(results, logs, output).Again(run => RunAnalyzer.Infer(run, Head.Options), output);
            if (logs.Paths.Count > 0)
            {
                var (runs, failures) = LogAnalysis.Read(logs, Reading, run => new RunReport(RunAnalyzer.Infer(run, Head.Options)), output, Writer.IsRead, keepsWhole: true);
                bool isFirst = logs.Paths.Contains(share.Paths[0]);
                analysis = new LogAnalysis(isFirst ? [.. runs, .. analysis.Runs] : [.. analysis.Runs, .. runs], [.. failures, .. analysis.Failures]);
            }
            report = report with { Runs = analysis.Runs, Failures = analysis.Failures };
            report = Compare(report, output);
        }
        catch (Exception e) when (Head.Gate is not null && (e is CommandException { ExitCode: ExitCode.Failed } || Unexpected.IsOfOneLog(e)))
        {
            string message = e is CommandException ? e.Message : Unexpected.Describe(e);
            // The report of a gate replaces the one of an earlier run in any case.
            report = report with { Runs = [], Failures = [.. report.Failures, new RunFailure(null, Logs[0], message)] };
            output.Terminal.PrintMessage(message);
        }
        Writer.Write(report);
        if (IsSummarized) output.Summarize(writer => MarkdownReport.Write(report, writer));
        return report.Failures.Count > 0 ? ExitCode.Failed : report.Outcome switch
        {
            GateOutcome.Regression => ExitCode.Regression,
            GateOutcome.Inconclusive when !report.AllowsInconclusive => ExitCode.Inconclusive,
            _ => ExitCode.Done,
        };
    }

    /// <summary>
    /// The runs in results of earlier commands, whatever version and options made them: the results contain the evaluations, so they can be
    /// compared like logs.
    /// </summary>
    private LogAnalysis Results(LogShare results, LogShare logs, Output output)
    {
        if (results.Paths.Count == 0) return new LogAnalysis([], []);
        // Options for reading apply to the logs beside results.
        if (logs.Paths.Count == 0)
        {
            ResultFiles.Check(InapplicableOption);
            if (Reading.RecipeColumn is not null) throw new CommandException(ExitCode.Usage, "--recipe-column does not apply to results, which contain no recipe column; give the logs");
        }
        var report = ResultFiles.Read(results, Reading.Runs, output.Terminal, isAnalysedAgain: true);
        return new LogAnalysis([.. report.Runs.Where(run => NamePattern.Includes(Reading.Metrics, run.Run.Run.Metric))], report.Failures);
    }

    private ComparisonReport Compare(ComparisonReport report, Output output)
    {
        RecipeChoice.Match(report.Runs);
        var analysis = new LogAnalysis(report.Runs, report.Failures);
        double? common = IsCommon && analysis.Runs.Count > 0 ? analysis.Runs.Min(run => run.Now) : null;
        if (common is not null) analysis = analysis.Again(run => RunAnalyzer.Infer(run, report.Options with { Window = report.Options.Window with { Until = common } }), output);
        var (baseline, candidates) = RecipeChoice.Choose(analysis.Runs, Logs, Baseline);
        if (Expectation.OfRuns(ExpectedRuns, Expectation.Count(analysis.Runs), Logs[0]) is { } missing) throw new CommandException(ExitCode.Failed, missing.Message);
        Expectation.OfSeeds(ExpectedSeeds, [baseline, .. candidates]);
        baseline = BeforeCollapse(baseline, report.Options, output);
        if (report.Gate?.Error(baseline, candidates) is { } error) throw new CommandException(ExitCode.Failed, $"{error}; --recipe-column assigns runs to recipes");

        var comparisons = RecipeComparer.Compare(baseline, candidates, report.Comparing);
        var collapsed = common is null ? [] : report.Runs.Where(run => run.Run.Collapsed).Select(run => run.Run.Run).ToHashSet<Run>(ReferenceEqualityComparer.Instance);
        return report with
        {
            Runs = [.. analysis.Runs.Select(run => baseline.Runs.FirstOrDefault(cut => ReferenceEquals(cut.Run, run.Run.Run)) is { } cut ? run with { Run = cut } : run)],
            Failures = analysis.Failures,
            Comparisons = comparisons,
            CommonUntil = common,
            CollapsesLater = [.. collapsed.Select(run => run.Name)],
            Results = [.. (report.Gate?.Judge(comparisons, report.Comparing) ?? []).Select(result => DowngradeIfCollapsed(result, collapsed))],
        };
    }

    /// <summary>A baseline that collapses is compared at its best level before the collapse: a candidate must not pass because the baseline broke.</summary>
    private static Recipe BeforeCollapse(Recipe baseline, InferenceOptions options, Output output)
    {
        if (!baseline.Runs.Any(run => run.Collapsed)) return baseline;
        return new Recipe(baseline.Name, [.. baseline.Runs.Select(Cut)]);

        RunInference Cut(RunInference run)
        {
            if (!run.Collapsed || LateCollapse.Find(run.Window.Points) is not { } collapse) return run;
            try
            {
                var before = RunAnalyzer.Infer(run.Run, options with { Window = options.Window with { Until = collapse.Until } });
                var finding = FindingCatalog.BaselineCollapsed.Report($"The baseline collapses. It is compared at its best level before: evaluations up to {NumberFormat.Compute(collapse.Until, run.Run.Compute.Unit)}.");
                output.Note($"{finding.Severity.Name()}: {run.Run.Source}: {run.Run.Name}: {finding.Sentences()}");
                return before with { Findings = [finding, .. before.Findings] };
            }
            catch (FitException)
            {
                // Too little is left to fit: the collapse stays, and its finding blocks the gate.
                return run;
            }
        }
    }

    /// <summary>Changes a pass to inconclusive if all runs of the candidate collapse beyond the common compute and no run of the baseline does.</summary>
    private static GateResult DowngradeIfCollapsed(GateResult result, HashSet<Run> collapsed) =>
        result.Comparison.Candidate.Runs.All(run => collapsed.Contains(run.Run)) && !result.Comparison.Baseline.Runs.Any(run => collapsed.Contains(run.Run))
            ? result.Under(GateDoubt.CollapsesLater)
            : result;
}
