using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reports;
using ScaleFit.Runs;

namespace ScaleFit.Cli;

/// <summary>Logs read and every run analysed; what failed does not stop the rest.</summary>
/// <param name="Runs">The runs in the order in which they were read.</param>
/// <param name="Failures">What could not be read or fitted.</param>
internal sealed record LogAnalysis(IReadOnlyList<RunReport> Runs, IReadOnlyList<RunFailure> Failures)
{
    /// <summary>Reads and analyses; tells findings on reading and failures as they come up.</summary>
    /// <param name="logs">Files, globs, or <c>-</c>.</param>
    /// <param name="reading">What to read from them.</param>
    /// <param name="analyse">What becomes of a run.</param>
    /// <param name="output">Where the result will go; never one of the logs.</param>
    /// <param name="showsFindings">Whether the result shows the findings of its runs to people.</param>
    /// <exception cref="CommandException">No file matches, or the result's file is one of the logs.</exception>
    public static LogAnalysis Of(IReadOnlyList<string> logs, LogOptions reading, Func<Run, RunReport> analyse, Output output, bool showsFindings)
    {
        var paths = Expand(logs);
        output.Spare(paths.Where(path => path != LogReader.StandardInput));
        var failures = new List<RunFailure>();
        var results = new List<RunReport>();
        var runs = Read(paths, reading, output, failures);
        var progress = output.Progress();
        for (int i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            progress.Show(i + 1, runs.Count, run.Name);
            var (result, failure) = Analyse(run, analyse);
            progress.Clear();
            if (result is not null) results.Add(result);
            if (failure is not null)
            {
                failures.Add(failure);
                output.Terminal.Tell($"{run.Source}: {run.Name}: {failure.Message}");
            }
            if (showsFindings && output.IsScreen && result is not null) continue;
            foreach (var finding in run.Findings)
                output.Note($"{finding.Severity.Name()}: {run.Source}: {run.Name}: {finding.Sentences()}");
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
        foreach (var run in Runs.Select(report => report.Run.Run))
        {
            var (result, failure) = Analyse(run, again => new RunReport(infer(again)));
            if (result is not null) results.Add(result);
            if (failure is null) continue;
            failures.Add(failure);
            output.Terminal.Tell($"{run.Source}: {run.Name}: {failure.Message}");
        }
        return new LogAnalysis(results, failures);
    }

    /// <summary>The files that names, globs and folders stand for.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> logs)
    {
        try
        {
            return LogFiles.Expand(logs);
        }
        catch (LogFormatException e)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }

    private static List<Run> Read(IReadOnlyList<string> paths, LogOptions reading, Output output, List<RunFailure> failures)
    {
        var runs = new List<Run>();
        var leftOut = new List<string>();
        foreach (string path in paths)
        {
            try
            {
                var contents = LogReader.Read(path, reading, output.Terminal.Input);
                runs.AddRange(contents.Runs);
                leftOut.AddRange(contents.LeftOut);
                foreach (var failure in contents.Failures)
                    Fail(new RunFailure(failure.Run, failure.Source, failure.Message), failure.Message);
            }
            catch (LogFormatException e)
            {
                string message = e.IsAboutColumns ? $"{e.Message} ('scalefit inspect {path}' shows what there is)" : e.Message;
                Fail(new RunFailure(null, path, message), message);
            }
        }
        if (runs.Count == 0 && failures.Count == 0)
            throw new CommandException(ExitCode.Failed, $"no run is named {string.Join(" or ", reading.Runs)}; there are {string.Join(", ", leftOut.Distinct())}");
        return runs;

        void Fail(RunFailure failure, string message)
        {
            failures.Add(failure);
            output.Terminal.Tell(message);
        }
    }

    private static (RunReport? Result, RunFailure? Failure) Analyse(Run run, Func<Run, RunReport> analyse)
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
