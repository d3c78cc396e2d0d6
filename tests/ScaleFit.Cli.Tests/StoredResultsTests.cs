using System.Text.Json.Nodes;

namespace ScaleFit.Cli.Tests;

/// <summary>Results in comparisons: beside logs, from other versions, and with several metrics.</summary>
public sealed class StoredResultsTests
{
    private const string Candidate = "samples/scout-50k.csv";

    private static string Stored => Path.Join(WorkFolder.Project, "tests", "ScaleFit.Cli.Tests", "Stored", "results-0.1.0.jsonl");

    [Theory]
    [InlineData("")]
    [InlineData("--level 90% --until 12k")]
    public void AStoredBaselineComparesAsItsLogDoes(string options)
    {
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var log = Tool.Run(["compare", "samples/scalerl-8b.csv", Candidate, "--output", "json", .. words]);
        var stored = Tool.Run(["compare", Stored, Candidate, "--output", "json", .. words]);
        Assert.Equal((log.ExitCode, 0), (stored.ExitCode, stored.ExitCode));
        var comparisons = JsonNode.Parse(stored.Output)!["comparisons"]!;
        var findings = comparisons[0]!["findings"]!.AsArray();
        // Version 0.1.0 did not record the options of reading.
        findings.Remove(Assert.Single(findings, finding => finding!["code"]!.GetValue<string>() == "options-unknown"));
        Assert.Equal(JsonNode.Parse(log.Output)!["comparisons"]!.ToJsonString(), comparisons.ToJsonString());
    }

    [Fact]
    public void AStoredBaselineStandsInAGate()
    {
        var gate = Tool.Run("compare", Stored, Candidate, "--gate", "--expect", "starts-differ");
        Assert.Equal(0, gate.ExitCode);
        Assert.Contains("Gate: pass.", gate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsForReadingGoToTheLogs()
    {
        Assert.Equal(0, Tool.Run("compare", Stored, Candidate, "--unit", "gpu-hours", "--compute", "gpu_hours").ExitCode);
        Assert.Equal(2, Tool.Run("compare", Stored, "--baseline", "scalerl-8b", "--unit", "gpu-hours").ExitCode);
    }

    [Fact]
    public void ResultsOfAnotherSweepDoNotStandForMissingOnes()
    {
        string lines = Tool.Run("fit", "samples/academic-50.csv", Candidate, "--output", "jsonl").Output;
        string part = WorkFolder.Write(lines.Split('\n')[0] + "\n", "part.jsonl");
        var outcome = Tool.Run("compare", Stored, part, "--gate");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("results of 1 of 2 logs are missing", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsOfTheAnalysisMayDiffer()
    {
        string one = WorkFolder.Write(Tool.Run("fit", "samples/scalerl-8b.csv", "--level", "90%", "--output", "jsonl").Output, "one.jsonl");
        string other = WorkFolder.Write(Tool.Run("forecast", Candidate, "--at", "100k", "--noise", "white", "--output", "jsonl").Output, "other.jsonl");
        var outcome = Tool.Run("compare", one, other, "--output", "csv");
        Assert.Equal((0, Tool.Run("compare", "samples/scalerl-8b.csv", Candidate, "--output", "csv").Output), (outcome.ExitCode, outcome.Output));
    }

    /// <summary>A log of two metrics, of which one depends on the recipe.</summary>
    private static string Log(string name, double rise) => WorkFolder.Write("run,gpu_hours,acc,val_acc\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant(
        $"{name},{200 * i},{0.2 + rise * Rise(i) + Noise(i, name):0.0000},{0.2 + 0.3 * Rise(i) + Noise(i + 500, name):0.0000}\n"))), $"{name}.csv");

    private static double Noise(int i, string name) => 0.02 * (new Random(1000 * name[0] + i).NextDouble() - 0.5);

    private static double Rise(int i) => 1 / (1 + Math.Pow(12.0 / Math.Max(i, 0.1), 2));

    [Fact]
    public void AGateJudgesEachMetricThatMatches()
    {
        string[] logs = [Log("a", 0.4), Log("b", 0.2)];
        string results = WorkFolder.Write(Tool.Run(["fit", .. logs, "--metric", "*acc", "--output", "jsonl"]).Output, "all.jsonl");
        foreach (string[] inputs in (string[][])[logs, [results, "--baseline", "a"]])
        {
            var outcome = Tool.Run(["compare", .. inputs, "--metric", "*acc", "--gate", "--rule", "pass-rate@10k", "--output", "json"]);
            Assert.True(outcome.ExitCode == 3, outcome.Error);
            var gate = JsonNode.Parse(outcome.Output)!["gate"]!;
            Assert.Equal("regression", gate["outcome"]!.GetValue<string>());
            Assert.Equal([("b (acc)", "regression"), ("b (val_acc)", "pass")], gate["rules"]!.AsArray().Select(rule => (rule!["candidate"]!.GetValue<string>(), rule["outcome"]!.GetValue<string>())));
            Assert.Equal(0, Tool.Run(["compare", .. inputs, "--metric", "val_acc", "--gate", "--rule", "pass-rate@10k"]).ExitCode);
        }
        var text = Tool.Run(["compare", .. logs, "--metric", "*acc", "--gate"]);
        Assert.Contains("b (val_acc)", text.Output, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run(["compare", .. logs, "--metric", "*acc", "--plot", "two.svg"]).ExitCode);
    }

    [Fact]
    public void ACandidateWithoutOneOfTheMetricsFailsTheGate()
    {
        string results = WorkFolder.Write(
            Tool.Run("fit", Log("a", 0.4), "--metric", "*acc", "--output", "jsonl").Output + Tool.Run("fit", Log("b", 0.4), "--metric", "acc", "--output", "jsonl").Output + Tool.Run("fit", Log("c", 0.4), "--metric", "*acc", "--output", "jsonl").Output, "all.jsonl");
        var outcome = Tool.Run("compare", results, "--baseline", "a", "--metric", "*acc", "--gate");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("b has no metric 'val_acc', which other runs have", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsOfSeveralMetricsAreChosenFrom()
    {
        string results = WorkFolder.Write(Tool.Run("fit", Log("a", 0.3), Log("b", 0.2), "--metric", "acc", "--metric", "val_acc", "--output", "jsonl").Output, "all.jsonl");
        Assert.Equal(1, Tool.Run("compare", results, "--baseline", "a").ExitCode);
        var outcome = Tool.Run("compare", results, "--baseline", "a", "--metric", "acc", "--output", "json");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.All(JsonNode.Parse(outcome.Output)!["runs"]!.AsArray(), run => Assert.Equal("acc", run!["metric"]!.GetValue<string>()));
    }
}
