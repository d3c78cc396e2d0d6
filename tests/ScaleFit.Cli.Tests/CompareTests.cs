using System.Text.Json.Nodes;

namespace ScaleFit.Cli.Tests;

public sealed class CompareTests
{
    [Fact]
    public void ResultsCompareAsTheirLogsDo()
    {
        string lines = WorkFolder.Write(Tool.Run("fit", "samples/five-recipes.csv", "--noise", "white", "--curve", "sigmoid", "--output", "jsonl").Output, "all.jsonl");
        string[] options = ["--baseline", "scalerl", "--run", "scalerl", "--run", "grpo", "--output", "csv"];
        var expected = Tool.Run(["compare", "samples/five-recipes.csv", .. options]);
        Assert.Equal(0, expected.ExitCode);
        Assert.Equal(expected.Output, Tool.Run(["compare", lines, .. options]).Output);
        Assert.Equal(expected.Output, Tool.Fed(File.ReadAllText(lines), ["compare", "-", .. options]).Output);
    }

    [Theory]
    [InlineData("--baseline scalerl --percent", "--percent does not apply to results")]
    [InlineData("--baseline scalerl --recipe-column recipe", "--recipe-column does not apply to results")]
    public void OptionsThatDoNotApplyToResultsAreRejected(string options, string message)
    {
        string lines = WorkFolder.Write(Tool.Run("fit", "samples/academic-50.csv", "--curve", "sigmoid", "--output", "jsonl").Output, "all.jsonl");
        var outcome = Tool.Run(["compare", lines, .. options.Split(' ')]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void TheFirstLogIsTheBaseline()
    {
        var comparison = Compare("samples/bs2048-100k.csv", "samples/scalerl-8b.csv");
        Assert.Equal(("bs2048-100k", "scalerl-8b"), ((string?)comparison["baseline"], (string?)comparison["candidate"]));
    }

    [Theory]
    [InlineData("samples/scalerl-8b.csv", "nothing is left to compare")]
    [InlineData("samples/scalerl-8b.csv samples/scalerl-8b.csv", "a file counts once")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --gate --rule midpoint", "3 runs")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --recipe-column seed", "--recipe-column")]
    public void RecipesThatDoNotCompareAreReported(string line, string message)
    {
        var outcome = Tool.Run(["compare", .. line.Split(' ')]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OnCommonComputeBothEndWhereTheShorterOneDoes()
    {
        var report = Report("samples/bs2048-100k.csv", "samples/scalerl-8b.csv", "--common");
        Assert.All(report["runs"]!.AsArray(), run => Assert.True((double)run!["window"]!["to"]! <= 16_000));
    }

    [Fact]
    public void RunsThatMeasureOtherThingsAreRefusedBeforeTheyAreCut()
    {
        string steps = WorkFolder.Write("step,pass_rate\n1,.2\n2,.3\n3,.4\n4,.45\n5,.46\n6,.47\n7,.48\n8,.48\n9,.5\n");
        Assert.Contains("units of compute", Tool.Run("compare", "samples/scalerl-8b.csv", steps, "--common").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~new")]
    [InlineData("<new")]
    public void ANameIsNoMarkOfAColumn(string name)
    {
        string log = File.ReadAllText("samples/five-recipes.csv").Replace("\ndapo,", $"\n{name},", StringComparison.Ordinal);
        var outcome = Tool.Run("compare", WorkFolder.Write(log), "--baseline", "scalerl", "--run", "scalerl", "--run", name, "--output", "markdown");
        Assert.Contains($"| quantity | scalerl | {name.Replace("~", "\\~", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)} | difference or ratio |", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatLookAlikeAreNotPooled()
    {
        string log = File.ReadAllText("samples/five-recipes.csv").Replace("\ngrpo,", "\ndapo\u200b,", StringComparison.Ordinal);
        Assert.Equal(4, Report(WorkFolder.Write(log), "--baseline", "scalerl")["comparisons"]!.AsArray().Count);
    }

    [Fact]
    public void LinesOfAGateContainItsOutcome()
    {
        var outcome = Tool.Run("compare", "samples/five-recipes.csv", "--baseline", "scalerl", "--gate", "--output", "jsonl");
        Assert.Equal(["pass", "inconclusive", "regression", "regression"], outcome.Output.TrimEnd().Split('\n').Select(line => (string?)JsonNode.Parse(line)!["gate"]!["rules"]![0]!["outcome"]));
    }

    [Fact]
    public void RunsOfOneRecipeArePooled()
    {
        var comparison = Compare("samples/seeds.csv", "--recipe-column", "recipe", "--baseline", "scalerl");
        Assert.Equal((5, 5), (comparison["baselineRuns"]!.AsArray().Count, comparison["candidateRuns"]!.AsArray().Count));
    }

    [Fact]
    public void SeedsOfTwoRecipesMayShareTheirNames()
    {
        string log = File.ReadAllText("samples/seeds.csv").Replace(",scalerl-", ",", StringComparison.Ordinal).Replace(",minimax-m1-", ",", StringComparison.Ordinal);
        var comparison = Compare(WorkFolder.Write(log), "--recipe-column", "recipe", "--baseline", "scalerl");
        var named = Compare("samples/seeds.csv", "--recipe-column", "recipe", "--baseline", "scalerl");
        Assert.True(JsonNode.DeepEquals(named["quantities"], comparison["quantities"]));
        Assert.Equal(5, comparison["candidateRuns"]!.AsArray().Count);
    }

    [Fact]
    public void AResolutionBelowOneIsOfPassRatesAndOneAboveOfRatios()
    {
        var gate = Report("samples/five-recipes.csv", "--baseline", "scalerl", "--gate", "--resolution", ".03,2")["gate"]!;
        Assert.Equal((0.03, 2.0), ((double)gate["resolution"]!, (double)gate["ratioResolution"]!));
    }

    private static JsonNode Compare(params string[] words) => Assert.Single(Report(words)["comparisons"]!.AsArray())!;

    private static JsonNode Report(params string[] words) => JsonNode.Parse(Tool.Run(["compare", .. words, "--output", "json"]).Output)!;
}
