using System.Globalization;
using System.Text.Json;

namespace ScaleFit.Cli.Tests;

public sealed class InspectTests
{
    [Theory]
    [InlineData("run.csv", "_runtime,step,val/acc,train/reward", "#0,#,0.#,0.5", "--gpus N")]
    [InlineData("run.csv", "gpu_hours,acc", "#,#.5", "--percent")]
    [InlineData("run.csv", "gpu_hours,reward", "#,-0.#", "--rescale -1,1")]
    [InlineData("run.csv", "gpu_hours,val/a acc,val/b acc", "#,0.#,0.4#", "--metric 'val/*'")]
    [InlineData("run.csv", "gpu_hours,longer_accuracy,acc,other/acc", "#,0.#,0.#,0.#", "--metric acc")]
    [InlineData("it's.jsonl", "", "{\"step\":1#,\"acc\":0.#}", "")]
    public void TheCommandItNamesFits(string name, string header, string row, string arguments)
    {
        // A number that begins with # has two digits from 10 to 33.
        var rows = Enumerable.Range(10, 24).Select(i => row.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        string log = Path.GetRelativePath(Environment.CurrentDirectory, WorkFolder.Write(string.Join('\n', rows.Prepend(header)), name));
        var outcome = Tool.Run("inspect", log);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        string command = Assert.Single(outcome.Output.Split('\n'), line => line.StartsWith("Fit with: ", StringComparison.Ordinal))["Fit with: ".Length..];
        Assert.EndsWith(arguments, command, StringComparison.Ordinal);
        if (name.Contains('\'', StringComparison.Ordinal)) Assert.Contains("it'\\''s.jsonl'", command, StringComparison.Ordinal);
        else Assert.Equal(0, ShellLine.Run(command.Replace(" N", " 8", StringComparison.Ordinal)).ExitCode);
    }

    [Theory]
    [InlineData("--gpus 8", "--gpus 8")]
    [InlineData("--unit steps", "--unit steps")]
    [InlineData("--gpus 8 --metric train/*", "--metric 'train/*' --gpus 8")]
    [InlineData("--compute _runtime --unit seconds --run a*", "--compute _runtime --unit seconds --run 'a*'")]
    [InlineData("--step-time _runtime --gpus 4 --trials 100", "--gpus 4 --step-time _runtime --trials 100")]
    public void TheCommandItNamesKeepsWhatWasGiven(string given, string expected)
    {
        string log = Path.GetRelativePath(Environment.CurrentDirectory, WorkFolder.Write("run,_runtime,_step,val/acc,train/reward\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a,{i}00,{i},0.{i + 10},0.4\n"))));
        string command = Assert.Single(Tool.Run(["inspect", log, .. given.Split(' ')]).Output.Split('\n'), line => line.StartsWith("Fit with: ", StringComparison.Ordinal))["Fit with: ".Length..];
        Assert.Equal($"scalefit fit {log} {expected}", command);
        Assert.Equal(0, ShellLine.Run(command).ExitCode);
    }

    [Theory]
    [InlineData("-0.5", "1.5")]
    [InlineData("-3", "0.5")]
    [InlineData("0", "7")]
    public void TheRangeOfARewardIsForPeopleToFillIn(string least, string greatest) =>
        Assert.Contains(" --rescale LO,HI\n", Tool.Run("inspect", WorkFolder.Write($"gpu_hours,reward\n1,{least}\n2,{greatest}\n")).Output, StringComparison.Ordinal);

    [Fact]
    public void AnErrorAboutColumnsPointsToIt()
    {
        string log = WorkFolder.Write("step,val/a,val/b\n1,0.1,0.1\n");
        Assert.EndsWith($" ('scalefit inspect {log}' lists the columns)", Assert.Single(Tool.Run("fit", log).ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void TimesThatCanBeNamedAreShown()
    {
        string log = WorkFolder.Write(string.Concat(Enumerable.Range(1, 9).Select(i => $"{{\"global_step\":{i},\"timeperf/train_step\":4{i},\"grpo_actor/task_reward/avg\":0.{i}}}\n")), "areal.jsonl");
        Assert.Contains("timeperf/train_step         seconds a step ", Tool.Run("inspect", log).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ALogThatCannotBeFittedHasAReason()
    {
        var outcome = Tool.Run("inspect", WorkFolder.Write("alpha,beta,acc\n1,2,0.5\n"), "missing.csv");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Cannot be fitted: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("no compute among the columns 'alpha', 'beta', 'acc'", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("scalefit: missing.csv: no such file", Assert.Single(outcome.ErrorLines));
    }

    [Fact]
    public void JsonListsEveryColumn()
    {
        using var document = JsonDocument.Parse(Tool.Run("inspect", WorkFolder.Write("run,gpu_hours,acc,note\na,1,0.25,x\nb,2,0.5,y\n"), "--output", "json").Output);
        var log = document.RootElement.GetProperty("logs")[0];
        Assert.Equal(["a", "b"], log.GetProperty("runs").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(["run", "compute", "metric", "other"], log.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("use").GetString()));
        Assert.Equal((0.25, 0.5, 2), (log.GetProperty("columns")[2].GetProperty("least").GetDouble(), log.GetProperty("columns")[2].GetProperty("greatest").GetDouble(), log.GetProperty("rows").GetInt32()));
    }

    [Fact]
    public void APanelShowsItsRunsAndMetrics()
    {
        string output = Tool.Run("inspect", WorkFolder.Write("Step,a - m acc,b - m acc,a - _step\n1,0.1,,1\n2,0.2,0.4,2\n")).Output;
        Assert.Contains("2 runs: a, b", output, StringComparison.Ordinal);
        Assert.Contains(" m acc   metric         3  0.1  0.4\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCommandIsShownThatWouldFail()
    {
        // Two runs wrote into one log, step by step.
        string log = WorkFolder.Write("step,step_time,accuracy\n" + string.Concat(Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{i},100,0.{100 + i}\n{i / 2},90,0.{200 + i}\n"))));
        string refusal = Assert.Single(Tool.Run("fit", log, "--gpus", "8").ErrorLines)["scalefit: ".Length..];
        string shown = Tool.Run("inspect", log, "--output", "json").Output;
        using var document = JsonDocument.Parse(shown);
        Assert.Equal(refusal, document.RootElement.GetProperty("logs")[0].GetProperty("problem").GetString());
    }
}
