using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class RestartTests
{
    private static readonly LogOptions OneGpu = new() { Gpus = 1 };

    [Fact]
    public void RepeatedStepsCountOnce()
    {
        var run = Log.Single(Steps([1, 2, 3, 4, 5, 4, 5, 6]), OneGpu);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], run.Points.Select(p => p.Compute));
        var finding = Assert.Single(run.Findings, f => f.Code == "run-restarted");
        Assert.StartsWith("steps go back once, first in line 6: a restart", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatBeginsAgainIsAnotherRun()
    {
        var runs = Log.Read(Steps([1, 2, 3, 1, 2, 3, 4]), OneGpu).Runs;
        Assert.Equal([("runs", 3), ("runs (2)", 4)], runs.Select(r => (r.Name, r.Points.Count)));
        Assert.Contains("several-runs", runs[0].Findings.Select(f => f.Code));
        Assert.Equal([1.0, 2, 3, 4], runs[1].Points.Select(p => p.Compute));
    }

    [Fact]
    public void RunsThatTakeTurnsAreRefused() =>
        Assert.Contains("steps go back", Log.Failure(Steps([1, 2, 3, 2, 4, 3, 5, 4, 6, 5, 7]), OneGpu), StringComparison.Ordinal);

    [Fact]
    public void MissingStepsAreReported()
    {
        var finding = Assert.Single(Log.Single(Steps([1, 2, 5, 6]), OneGpu).Findings, f => f.Code == "steps-missing");
        Assert.Equal((Severity.Warning, "2 steps have no 'time/step', the first before step 5 in line 3; ScaleFit does not count their time"), (finding.Severity, finding.Message));
    }

    [Fact]
    public void AClockThatStartsAgainIsCountedOn()
    {
        var run = Log.Single(string.Concat(new[] { 3600, 7200, 1800, 3600 }.Select((s, i) => $"{{\"step\":{i},\"_runtime\":{s},\"acc\":0.5}}\n")), OneGpu);
        Assert.Equal([1.0, 2, 2.5, 3], run.Points.Select(p => p.Compute));
        Assert.Equal("clock-restarted", Assert.Single(run.Findings).Code);
    }

    [Fact]
    public void EachFurtherStartIsCountedOnFromTheOneBefore()
    {
        int[] seconds = [3600, 7200, 1800, 7200, 1800, 3600];
        var run = Log.Single(string.Concat(seconds.Select((s, i) => $"{{\"step\":{i},\"_runtime\":{s},\"acc\":0.5}}\n")), OneGpu);
        Assert.Equal([1.0, 2, 2.5, 4, 4.5, 5], run.Points.Select(p => p.Compute));
    }

    [Fact]
    public void TimeThatStartsAgainWithoutStepsIsAmbiguous()
    {
        string message = Log.Failure(string.Concat(new[] { 3600, 7200, 1800, 3600 }.Select(s => $"{{\"_runtime\":{s},\"acc\":0.5}}\n")), OneGpu);
        Assert.StartsWith("runs.csv: column '_runtime' goes back in line 3, and no column counts steps: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondRunThatWasNotEvaluatedBeforeTrainingIsAnotherRun()
    {
        var runs = Log.Read(Steps([0, .. Enumerable.Range(1, 12), .. Enumerable.Range(1, 12)]), OneGpu).Runs;
        Assert.Equal([13, 12], runs.Select(r => r.Points.Count));
    }

    [Fact]
    public void ACounterThatComesBackWithItsCheckpointIsNotAddedUp()
    {
        int[] steps = [1, 2, 3, 4, 5, 6, 7, 8, 3, 4, 5];
        var run = Log.Single(string.Concat(steps.Select(s => $"{{\"step\":{s},\"gpu_hours\":{s},\"acc\":0.5}}\n")));
        Assert.Equal([1.0, 2, 3, 4, 5], run.Points.Select(p => p.Compute));
        Assert.Equal(["run-restarted"], run.Findings.Select(f => f.Code));
    }

    [Fact]
    public void AClockThatIsSetBackByALittleDoesNotStartAgain()
    {
        int[] seconds = [3600, 7200, 7100, 10800];
        var run = Log.Single(string.Concat(seconds.Select((s, i) => $"{{\"step\":{i},\"_runtime\":{s},\"acc\":0.5}}\n")), OneGpu);
        Assert.Equal(3, run.Points[^1].Compute);
        Assert.DoesNotContain("clock-restarted", run.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("null")]
    public void ARowWithoutAnEvaluationMaySaySo(string nothing)
    {
        var run = Log.Single("gpu_hours,pass_rate\n" + string.Concat(Enumerable.Range(1, 20).Select(h => $"{h},{(h % 4 == 0 ? "0.5" : nothing)}\n")));
        Assert.Equal((5, 0), (run.Points.Count, run.Rejected));
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(4000, "80% of '_runtime' pass without a row before line 11: training may have paused")]
    public void AClockThatRunsOnWhileNothingIsLoggedIsReported(int pause, string? message)
    {
        var run = Log.Single(string.Concat(Enumerable.Range(0, 20).Select(i => $"{{\"step\":{i},\"_runtime\":{(i * 1000 / 18) + (i < 10 ? 0 : pause)},\"acc\":0.5}}\n")), OneGpu);
        Assert.Equal(message, run.Findings.SingleOrDefault(f => f.Code == "clock-gap")?.Message);
    }

    [Fact]
    public void TokensOfEachStepAreNotTheComputeOfTheRun() => Assert.Contains(
        "it does not count from the beginning of the run",
        Log.Failure(string.Concat(Enumerable.Range(1, 9).Select(i => $"{{\"step\":{i},\"tokens\":{1000 + i % 2},\"acc\":0.5}}\n"))), StringComparison.Ordinal);

    [Fact]
    public void AStepThatIsLoggedTwiceTakesItsTimeOnce()
    {
        string text = string.Concat(Enumerable.Range(1, 5).Select(s => $"{{\"step\":{s},\"time/step\":1800}}\n{{\"step\":{s},\"time/step\":3600,\"val/acc\":0.5}}\n"));
        var run = Log.Single(text, OneGpu);
        Assert.Equal([1.0, 2, 3, 4, 5], run.Points.Select(p => p.Compute));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("step-repeated", "5 steps are logged more than once, first in line 2; ScaleFit counts only the later time"), (finding.Code, finding.Message));
    }

    [Fact]
    public void PartsOfAStepMayStandInRowsOfTheirOwn()
    {
        string text = "step:1 - timing/gen:1800 - val/acc:0.5\nstep:1 - timing/update_actor:1800\nstep:2 - timing/gen:1800 - timing/update_actor:1800 - val/acc:0.5\n";
        var run = Log.Single(text, OneGpu);
        Assert.Equal((0.5, 2.0, 0), (run.Points[0].Compute, run.Points[1].Compute, run.Findings.Count(f => f.Code == "step-repeated")));
    }

    [Fact]
    public void AStepTimeCanBeNamedAndNeedsGpus()
    {
        string text = Steps([1, 2, 3]).Replace("time/step", "seconds_in_step", StringComparison.Ordinal);
        var named = new LogOptions { StepTime = "seconds_in_step" };
        Assert.Equal([1.0, 2, 3], Log.Single(text, named with { Gpus = 1 }).Points.Select(p => p.Compute));
        Assert.Equal([3600.0, 7200, 10800], Log.Single(text, named with { Unit = ComputeUnit.Seconds }).Points.Select(p => p.Compute));
        Assert.Equal("runs.csv: the compute column 'seconds_in_step' counts seconds of each step: give LogOptions.Gpus N for GPU-hours, LogOptions.Compute 'step' for steps, or LogOptions.Unit seconds to fit clock time", Log.Error(text, named));
        Assert.Contains("remove LogOptions.LeavesOutEvaluation", Log.Error(text, named with { Gpus = 1, LeavesOutEvaluation = true }), StringComparison.Ordinal);
    }

    private static string Steps(int[] steps) => string.Concat(steps.Select(s => $"{{\"step\":{s},\"time/step\":3600,\"val/acc\":0.5}}\n"));
}
