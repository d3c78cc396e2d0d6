using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Comparing;
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

    /// <summary>Reads and analyses the logs and compares the recipes. With a gate, an error is a failure in the report.</summary>
    /// <exception cref="CommandException">There is nothing to report.</exception>
    public ComparisonReport Compare()
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
        return report;
    }

    /// <summary>Writes the report.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandException">The report cannot be written.</exception>
    public int Write(ComparisonReport report)
    {
        Writer.Write(report);
        if (IsSummarized) Writer.Output.Summarize(writer => MarkdownReport.Write(report, writer));
        return report.Failures.Count > 0 ? ExitCode.Failed : report.Outcome switch
        {
            GateOutcome.Regression => ExitCode.Regression,
            GateOutcome.Inconclusive when !report.IsPassed => ExitCode.Inconclusive,
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
        bool takesMetrics = Reading.Metrics.Count > 0;
        RecipeChoice.Match(report.Runs, takesMetrics);
        var analysis = new LogAnalysis(report.Runs, report.Failures);
        double? common = IsCommon && analysis.Runs.Count > 0 ? analysis.Runs.Min(run => run.Now) : null;
        if (common is not null) analysis = analysis.Again(run => RunAnalyzer.Infer(run, report.Options with { Window = report.Options.Window with { Until = common } }), output);
        if (Expectation.OfRuns(ExpectedRuns, Expectation.Count(analysis.Runs), Logs[0]) is { } few) throw new CommandException(ExitCode.Failed, few.Message);
        IReadOnlyList<RunReport>[] metrics = takesMetrics ? [.. analysis.Runs.GroupBy(run => run.Run.Run.Metric).Select(metric => metric.ToArray()).DefaultIfEmpty([])] : [analysis.Runs];
        if (metrics.Length > 1 && output.Picture is not null)
            throw new CommandException(ExitCode.Usage, $"--plot draws one metric, and {metrics.Length} match; choose one with --metric, or remove --plot");
        ComparisonReport[] parts = [.. metrics.Select(runs => Compare(report with { Runs = runs, Failures = analysis.Failures }, metrics.Length > 1, output))];
        var missing = RecipeChoice.Missing(metrics, analysis.Failures);
        foreach (var failure in missing) output.Terminal.PrintMessage(failure.Message);
        // The worst outcome of several metrics comes first.
        return report with
        {
            Runs = [.. parts.SelectMany(part => part.Runs)],
            Failures = [.. analysis.Failures, .. missing],
            Comparisons = [.. parts.SelectMany(part => part.Comparisons)],
            CommonUntil = common,
            CollapsesLater = [.. analysis.Runs.Where(run => LateCollapse.IsBeyond(run.Run)).Select(run => run.Run.Run.Name).Distinct()],
            Results = [.. parts.OrderByDescending(part => part.Outcome).SelectMany(part => part.Results)],
        };
    }

    /// <summary>Compares the recipes in one metric.</summary>
    /// <param name="report">The report, with the runs of the metric.</param>
    /// <param name="isOneOfSeveral">Whether names of recipes need the metric.</param>
    /// <param name="output">Receives notes.</param>
    private ComparisonReport Compare(ComparisonReport report, bool isOneOfSeveral, Output output)
    {
        var (baseline, candidates) = RecipeChoice.Choose(new LogAnalysis(report.Runs, report.Failures), Logs, Baseline, isOneOfSeveral);
        Expectation.OfSeeds(ExpectedSeeds, [baseline, .. candidates]);
        baseline = RecipeComparer.BeforeCollapse(baseline, report.Options);
        foreach (var run in baseline.Runs)
        {
            foreach (var finding in run.Findings.Where(finding => finding.Kind == FindingCatalog.BaselineCollapsed))
                output.Note($"{finding.Severity.Name()}: {run.Run.Source}: {run.Run.Name}: {finding.Sentences()}");
        }
        if (report.Gate?.Error(baseline, candidates) is { } error) throw new CommandException(ExitCode.Failed, $"{error}; --recipe-column assigns runs to recipes");
        var comparisons = RecipeComparer.Compare(baseline, candidates, report.Comparing);
        return report with
        {
            Runs = [.. report.Runs.Select(run => baseline.Runs.FirstOrDefault(cut => ReferenceEquals(cut.Run, run.Run.Run)) is { } cut ? run with { Run = cut } : run)],
            Comparisons = comparisons,
            Results = report.Gate?.Judge(comparisons, report.Comparing) ?? [],
        };
    }
}
