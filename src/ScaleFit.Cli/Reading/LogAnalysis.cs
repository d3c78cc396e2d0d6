using ScaleFit.Cli.Writing;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>Logs read and every run analysed; what failed does not stop the rest.</summary>
/// <param name="Runs">The runs in the order in which they were read.</param>
/// <param name="Failures">What could not be read or fitted.</param>
internal sealed record LogAnalysis(IReadOnlyList<RunReport> Runs, IReadOnlyList<RunFailure> Failures)
{
    /// <summary>Runs take unequal times: so many ahead that no core waits for the slowest.</summary>
    private const int RunsAhead = 16;

    /// <summary>So many runs are kept whole, as many as pictures draw. Of thousands, most of the memory would be for intervals that nobody asks for.</summary>
    private const int WholeRuns = 40;

    /// <summary>Evaluations of an ordinary run, at most: what is held of longer ones, and of their results, would grow with the number of logs.</summary>
    private const long OrdinaryRun = 50_000;

    /// <summary>Reads and analyses, runs on several cores; tells findings on reading and failures in the order of the logs.</summary>
    /// <param name="logs">What to read.</param>
    /// <param name="reading">What to read from it.</param>
    /// <param name="analyse">What becomes of a run.</param>
    /// <param name="conclude">What becomes of a part of a log: its runs as analysed, and its failures; called from several threads.</param>
    /// <param name="output">Where the result will go.</param>
    /// <param name="showsFindings">Whether the result shows the findings of its runs to people.</param>
    /// <returns>What was concluded, in the order of the logs and their runs.</returns>
    /// <exception cref="CommandException">No run has the name that was asked for.</exception>
    public static IEnumerable<T> Read<T>(LogShare logs, LogOptions reading, Func<Run, RunReport> analyse, Func<LogAnalysis, T> conclude, Output output, bool showsFindings)
    {
        var progress = output.Progress();
        var parts = new LogParts(logs, reading, output.Terminal).Read();
        foreach (var (part, runs, result) in InOrder.Select(parts, Work, RunsAhead, part => progress.Show(part.Progress), Weight))
        {
            progress.Clear();
            // What is noted of a run is noted of each of its metrics.
            var notes = new HashSet<string>(StringComparer.Ordinal);
            foreach (var failure in part.Failures) output.Terminal.Tell(failure.Message);
            foreach (var (run, isReported, told) in runs)
            {
                if (told is not null) output.Terminal.Tell(told);
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
            var analysis = new LogAnalysis([.. runs.Select(r => r.Result.Report).OfType<RunReport>()], [.. part.Failures, .. runs.Select(r => r.Result.Failure).OfType<RunFailure>()]);
            // No more is held of a run than is told of it.
            return (part, [.. runs.Select(r => (r.Run, r.Result.Report is not null, Told(r.Result.Failure)))], conclude(analysis));
        }
    }

    /// <summary>Reads and analyses all, for a result that needs all runs.</summary>
    /// <param name="logs">What to read.</param>
    /// <param name="reading">What to read from it.</param>
    /// <param name="analyse">What becomes of a run.</param>
    /// <param name="output">Where the result will go.</param>
    /// <param name="showsFindings">Whether the result shows the findings of its runs to people.</param>
    /// <param name="keepsWhole">Whether further intervals are asked of every run.</param>
    /// <exception cref="CommandException">No run has the name that was asked for.</exception>
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

    /// <summary>Analyses the same runs in another way; failures add up.</summary>
    /// <param name="infer">What becomes of a run.</param>
    /// <param name="output">Where failures are told.</param>
    public LogAnalysis Again(Func<Run, RunInference> infer, Output output)
    {
        var failures = new List<RunFailure>(Failures);
        var results = new List<RunReport>();
        foreach (var (result, failure) in InOrder.Select(Runs.Select(report => report.Run.Run), run => Analyse(run, again => new RunReport(infer(again))), RunsAhead))
        {
            if (result is not null) results.Add(result);
            if (failure is null) continue;
            failures.Add(failure);
            output.Terminal.Tell(Told(failure)!);
        }
        return new LogAnalysis(results, failures);
    }

    private static string? Told(RunFailure? failure) => failure is null ? null : $"{failure.Source}: {failure.Run}: {failure.Message}";

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
    }
}
