using System.Text.RegularExpressions;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;
using ScaleFit.Tests.Inference;

namespace ScaleFit.Tests.Fuzzing;

/// <summary>What must come of any log: runs that make sense, or a refusal in one line.</summary>
internal static partial class ReadingOracle
{
    /// <summary>Bytes that reading a log of at most 128 KiB may allocate, many times what any needs.</summary>
    public const long MostAllocated = 512 << 20;

    private const int LongestMessage = 4000;

    private const int MostFitted = 40;

    /// <summary>Reads and inspects a log, and says in a few words what came of it: inputs with equal signatures took the same ways.</summary>
    /// <param name="input">The log.</param>
    /// <param name="inspects">Whether it is inspected, too.</param>
    /// <exception cref="Xunit.Sdk.XunitException">Something that must not come.</exception>
    public static (string Signature, IReadOnlyList<Run> Runs) Read(FuzzInput input, bool inspects)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var (read, runs) = Describe(() =>
        {
            var contents = LogReader.Read(new MemoryStream(input.Bytes), "log", input.Options);
            foreach (var failure in contents.Failures) AssertOneLine(failure.Message);
            foreach (var run in contents.Runs) AssertSound(run);
            var findings = contents.Runs.SelectMany(run => run.Findings).Select(finding => finding.Code).Concat(contents.Failures.Select(failure => Shape(failure.Message))).Distinct().Order();
            return ($"{(contents.Runs is [var first, ..] ? first.Format : "")} {Rough(contents.Runs.Count)} {Rough(contents.Failures.Count)} {string.Join(' ', findings)}", contents.Runs);
        });
        var (inspected, _) = !inspects ? ("", []) : Describe(() =>
        {
            var inspection = LogReader.Inspect(LogReader.StandardInput, input.Options, new MemoryStream(input.Bytes));
            foreach (string? message in (string?[])[inspection.Problem, inspection.ReadError]) AssertOneLine(message ?? "nothing to tell");
            return ($"{inspection.Format} {Rough(inspection.Columns.Count)} {Shape(inspection.Needs)} {Shape(inspection.Problem ?? "")}", []);
        });
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        return ($"{read} / {inspected}", runs);
    }

    /// <summary>Fits the runs that do not take long.</summary>
    /// <returns>How many were fitted.</returns>
    public static int Fit(IReadOnlyList<Run> runs)
    {
        int fitted = 0;
        foreach (var run in runs.Where(run => run.Points.Count <= MostFitted).Take(3))
        {
            try
            {
                var inference = RunAnalyzer.Infer(run, InferenceOptions.Default with { Noise = NoiseKind.White });
                Assert.Null(SoundInference.Fault(inference));
                fitted++;
            }
            catch (FitException e)
            {
                AssertOneLine(e.Message);
            }
        }
        return fitted;
    }

    private static (string, IReadOnlyList<Run>) Describe(Func<(string, IReadOnlyList<Run>)> read)
    {
        try
        {
            return read();
        }
        catch (LogFormatException e)
        {
            AssertOneLine(e.Message);
            return (Shape(e.Message), []);
        }
    }

    private static void AssertSound(Run run)
    {
        Assert.InRange(run.Points.Count, 1, run.Read);
        Assert.InRange(run.Rejected, 0, int.MaxValue);
        double last = -1;
        foreach (var point in run.Points)
        {
            if (!(point.Compute > last && double.IsFinite(point.Compute) && point.PassRate is >= 0 and <= 1 && point.NoiseVariance > 0 && double.IsFinite(point.NoiseVariance)))
                Assert.Fail($"{point} behind compute {last} in {run.Name}");
            last = point.Compute;
        }
        foreach (var finding in run.Findings)
        {
            AssertOneLine(finding.Message);
            AssertOneLine(finding.Advice);
        }
    }

    private static void AssertOneLine(string message)
    {
        if (message.Length is < 5 or > LongestMessage || message.Any(char.IsControl)) Assert.Fail($"a message of {message.Length} characters: {message}");
    }

    private static string Rough(int count) => count switch { 0 => "none", 1 => "one", < 10 => "some", _ => "many" };

    private static string Shape(LogNeeds? needs) =>
        needs is null ? "" : $"{needs.Metric is not null} {needs.Percent} {needs.Rescale} {needs.Range is not null} {needs.Unit} {needs.Gpus}";

    /// <summary>A message without what it quotes from the log.</summary>
    private static string Shape(string message) => Particular().Replace(message, "#");

    [GeneratedRegex("'.*'|[0-9.]+|among the columns.*|one of.*")]
    private static partial Regex Particular();
}
