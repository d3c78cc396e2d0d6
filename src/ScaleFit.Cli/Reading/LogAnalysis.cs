using ScaleFit.Cli.Writing;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>The analysed runs of logs. A failure does not stop the analysis of other runs.</summary>
/// <param name="Runs">The runs in the order in which they were read.</param>
/// <param name="Failures">Logs and runs that ScaleFit could not read or fit.</param>
internal sealed record LogAnalysis(IReadOnlyList<RunReport> Runs, IReadOnlyList<RunFailure> Failures)
{
    /// <summary>Number of results of the log, where these are a part of one log.</summary>
    public int? ResultsOfLog { get; init; }

    /// <summary>Runs started ahead per core. Run times differ, so a small number would make cores wait for the slowest run.</summary>
    private const int RunsAhead = 16;

    /// <summary>Number of runs that are kept uncompacted: as many as plots draw. With thousands of runs, unused intervals would take most of the memory.</summary>
    private const int WholeRuns = 40;

    /// <summary>Number of evaluations that counts as one run. Longer runs count as several, which limits the memory for runs in progress.</summary>
    private const long OrdinaryRun = 50_000;

    /// <summary>Reads logs and analyses their runs in parallel. Reports failures and findings of the reading in the order of the logs.</summary>
    /// <param name="logs">The logs to read.</param>
    /// <param name="reading">The options for reading.</param>
    /// <param name="analyse">Analyses one run.</param>
    /// <param name="conclude">Maps the analysed runs and failures of a part of a log to a result; called from several threads.</param>
    /// <param name="output">The destination of the result.</param>
    /// <param name="showsFindings">Whether the format of the result includes the findings for readers.</param>
    /// <returns>The results of <paramref name="conclude"/>, in the order of the logs and their runs.</returns>
    /// <exception cref="CommandException">No run has a name that <c>--run</c> asks for.</exception>
    public static IEnumerable<T> Read<T>(LogShare logs, LogOptions reading, Func<Run, RunReport> analyse, Func<LogAnalysis, T> conclude, Output output, bool showsFindings)
    {
        var progress = output.Progress();
        var parts = new LogParts(logs, reading, output.Terminal).Read();
        foreach (var (part, runs, result) in InOrder.Select(parts, Work, RunsAhead, part => progress.Show(part.Progress), Weight))
        {
            progress.Clear();
            // Each metric of a run repeats the findings of the run.
            var notes = new HashSet<string>(StringComparer.Ordinal);
            foreach (var failure in part.Failures) output.Terminal.PrintMessage(failure.Message);
            foreach (var (run, isReported, message) in runs)
            {
                if (message is not null) output.Terminal.PrintMessage(message);
                if (showsFindings && output.IsScreen && isReported) continue;
                foreach (var finding in run.Findings)
                {
                    string note = $"{finding.Severity.Name()}: {run.Source}: {run.Name}: {finding.Sentences()}";
                    if (notes.Add(note)) output.Note(note);
                }
            }
            yield return result;
        }

        static long Weight(LogPart part) => part.Runs.Sum(run => (long)run.Points.Count) / OrdinaryRun;

        (LogPart, IReadOnlyList<(Run, bool, string?)>, T) Work(LogPart part)
        {
            var runs = part.Runs.Select(run => (Run: run, Result: Analyse(run, analyse))).ToArray();
            var analysis = new LogAnalysis([.. runs.Select(r => r.Result.Report).OfType<RunReport>()], [.. part.Failures, .. runs.Select(r => r.Result.Failure).OfType<RunFailure>()]) { ResultsOfLog = part.ResultsOfLog };
            // Keep only what is printed for a run, to save memory.
            return (part, [.. runs.Select(r => (r.Run, r.Result.Report is not null, Message(r.Result.Failure)))], conclude(analysis));
        }
    }

    /// <summary>Reads and analyses all logs, for a result that needs all runs.</summary>
    /// <param name="logs">The logs to read.</param>
    /// <param name="reading">The options for reading.</param>
    /// <param name="analyse">Analyses one run.</param>
    /// <param name="output">The destination of the result.</param>
    /// <param name="showsFindings">Whether the format of the result includes the findings for readers.</param>
    /// <param name="keepsWhole">Whether to keep every run uncompacted, because further intervals will be computed.</param>
    /// <exception cref="CommandException">No run has a name that <c>--run</c> asks for.</exception>
    public static LogAnalysis Read(LogShare logs, LogOptions reading, Func<Run, RunReport> analyse, Output output, bool showsFindings, bool keepsWhole)
    {
        var failures = new List<RunFailure>();
        var results = new List<RunReport>();
        foreach (var part in Read(logs, reading, analyse, part => part, output, showsFindings))
        {
            failures.AddRange(part.Failures);
            foreach (var run in part.Runs) results.Add(keepsWhole || results.Count < WholeRuns ? run : run.Compact());
        }
        return new LogAnalysis(results, failures);
    }

    /// <summary>Analyses the same runs again with other options. New failures are added to the old ones.</summary>
    /// <param name="infer">Analyses one run.</param>
    /// <param name="output">Receives the failure messages.</param>
    public LogAnalysis Again(Func<Run, RunInference> infer, Output output)
    {
        var failures = new List<RunFailure>(Failures);
        var results = new List<RunReport>();
        foreach (var (result, failure) in InOrder.Select(Runs, report => Analyse(report.Run.Run, run => new RunReport(infer(run)) { ResultFile = report.ResultFile }), RunsAhead))
        {
            if (result is not null) results.Add(result);
            if (failure is null) continue;
            failures.Add(failure);
            output.Terminal.PrintMessage(Message(failure)!);
        }
        return new LogAnalysis(results, failures);
    }

    private static string? Message(RunFailure? failure) => failure is null ? null : $"{failure.Source}: {failure.Run}: {failure.Message}";

    private static (RunReport? Report, RunFailure? Failure) Analyse(Run run, Func<Run, RunReport> analyse)
    {
        try
        {
            return (analyse(run), null);
        }
        catch (FitException e)
        {
            return (null, new RunFailure(run.Name, run.Source, e.Message));
        }
        catch (Exception e) when (Unexpected.IsOfOneLog(e))
        {
            return (null, new RunFailure(run.Name, run.Source, Unexpected.Describe(e)));
        }
    }
}
