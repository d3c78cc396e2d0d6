using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Commands;

/// <summary>What a command line asks for that compares recipes.</summary>
/// <param name="Logs">The logs as given; the first holds the baseline unless it is named.</param>
/// <param name="Reading">How they are read.</param>
/// <param name="Writer">What is written, and where.</param>
internal sealed record CompareRequest(IReadOnlyList<string> Logs, LogOptions Reading, ResultWriter Writer)
{
    /// <summary>The report without its runs: how they are analysed, compared and judged.</summary>
    public required ComparisonReport Head { get; init; }

    /// <summary>The baseline's name, where it was given.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether runs are cut at the compute that they share.</summary>
    public bool IsCommon { get; init; }

    /// <summary>Whether the report is appended to the summary of a step of continuous integration.</summary>
    public bool IsSummarized { get; init; }

    /// <summary>An option that was given and that results decide; null for none.</summary>
    public string? Decided { get; init; }

    /// <summary>Reads, analyses, compares and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandException">Nothing can be reported.</exception>
    public int Execute()
    {
        var share = LogShare.Choose(Logs, null, Writer.Output);
        var output = ResultFiles.Buffer(share, Writer.Output);
        var report = Head;
        try
        {
            var analysis = ResultFiles.Are(share, output.Terminal.Input)
                ? Results(share, output).Again(run => RunAnalyzer.Infer(run, Head.Options), output)
                : LogAnalysis.Read(share, Reading, run => new RunReport(RunAnalyzer.Infer(run, Head.Options)), output, Writer.IsRead, keepsWhole: true);
            report = report with { Runs = analysis.Runs, Failures = analysis.Failures };
            report = Compare(report, output);
        }
        catch (CommandException e) when (Head.Gate is not null && e.ExitCode == ExitCode.Failed)
        {
            // Whoever reads the report of a gate must not find the one of an earlier day.
            report = report with { Runs = [], Failures = [.. report.Failures, new RunFailure(null, Logs[0], e.Message)] };
            output.Terminal.Tell(e.Message);
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

    /// <summary>The runs in results of earlier commands: their lines hold the evaluations, so that they compare as logs do.</summary>
    private LogAnalysis Results(LogShare share, Output output)
    {
        ResultFiles.Check(Decided);
        if (Reading.RecipeColumn is not null) throw new CommandException(ExitCode.Usage, "--recipe-column does not go with results, which name no recipes: give the logs");
        if (Baseline is null) throw new CommandException(ExitCode.Usage, "results may be those of many logs: give --baseline with the name of a run");
        var results = ResultFiles.Read(share, Reading.Runs, output.Terminal);
        return new LogAnalysis(results.Runs, results.Failures);
    }

    private ComparisonReport Compare(ComparisonReport report, Output output)
    {
        RecipeChoice.Match(report.Runs);
        var analysis = new LogAnalysis(report.Runs, report.Failures);
        double? common = IsCommon && analysis.Runs.Count > 0 ? analysis.Runs.Min(run => run.Now) : null;
        if (common is not null) analysis = analysis.Again(run => RunAnalyzer.Infer(run, report.Options with { Window = report.Options.Window with { Until = common } }), output);
        var (baseline, candidates) = RecipeChoice.Choose(analysis.Runs, Logs, Baseline);
        if (report.Gate?.Error(baseline, candidates) is { } error) throw new CommandException(ExitCode.Failed, $"{error}; --recipe-column tells runs of one recipe");

        var comparisons = RecipeComparer.Compare(baseline, candidates, report.Comparing);
        var collapsed = common is null ? [] : report.Runs.Where(run => run.Run.Collapsed).Select(run => run.Run.Run).ToHashSet<Run>(ReferenceEqualityComparer.Instance);
        return report with
        {
            Runs = analysis.Runs,
            Failures = analysis.Failures,
            Comparisons = comparisons,
            CommonUntil = common,
            CollapsesLater = [.. collapsed.Select(run => run.Name)],
            Results = [.. (report.Gate?.Judge(comparisons, report.Comparing) ?? []).Select(result => Doubted(result, collapsed))],
        };
    }

    /// <summary>What passes up to the common compute and collapses beyond it does not pass.</summary>
    private static GateResult Doubted(GateResult result, HashSet<Run> collapsed) =>
        result.Comparison.Candidate.Runs.All(run => collapsed.Contains(run.Run)) && !result.Comparison.Baseline.Runs.Any(run => collapsed.Contains(run.Run))
            ? result.Under(GateDoubt.CollapsesLater)
            : result;
}
