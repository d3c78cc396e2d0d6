using System.Text.Json.Nodes;

namespace ScaleFit.Cli.Tests;

public sealed class CompareTests
{
    [Fact]
    public void TheFirstLogIsTheBaseline()
    {
        var comparison = Compare("samples/bs2048-100k.csv", "samples/scalerl-8b.csv");
        Assert.Equal(("bs2048-100k", "scalerl-8b"), ((string?)comparison["baseline"], (string?)comparison["candidate"]));
    }

    [Theory]
    [InlineData("samples/five-recipes.csv", "5 recipes")]
    [InlineData("samples/five-recipes.csv --baseline nobody", "'nobody'")]
    [InlineData("samples/scalerl-8b.csv", "nothing to compare")]
    [InlineData("samples/scalerl-8b.csv samples/scalerl-8b.csv", "nothing to compare")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --output junit", "--gate")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --gate --rule midpoint", "3 runs")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --tolerance .01", "--gate")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --resolution 1", "--resolution")]
    [InlineData("samples/five-recipes.csv --baseline scalerl --recipe-column seed", "--recipe-column")]
    public void WhatDoesNotCompareIsSaid(string line, string says)
    {
        var outcome = Tool.Run(["compare", .. line.Split(' ')]);
        Assert.Contains(outcome.ExitCode, (int[])[1, 2]);
        Assert.Contains(says, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OnCommonComputeBothEndWhereTheShorterOneDoes()
    {
        var report = Report("samples/bs2048-100k.csv", "samples/scalerl-8b.csv", "--common");
        Assert.All(report["runs"]!.AsArray(), run => Assert.True((double)run!["window"]!["to"]! <= 16_000));
    }

    [Fact]
    public void RunsOfOneRecipeArePooled()
    {
        var comparison = Compare("samples/seeds.csv", "--recipe-column", "recipe", "--baseline", "scalerl");
        Assert.Equal((5, 5), ((int)comparison["baselineRuns"]!, (int)comparison["candidateRuns"]!));
    }

    [Fact]
    public void SeedsOfTwoRecipesMayShareTheirNames()
    {
        string log = File.ReadAllText("samples/seeds.csv").Replace(",scalerl-", ",", StringComparison.Ordinal).Replace(",minimax-m1-", ",", StringComparison.Ordinal);
        var comparison = Compare(WorkFolder.Write(log), "--recipe-column", "recipe", "--baseline", "scalerl");
        Assert.True(JsonNode.DeepEquals(Compare("samples/seeds.csv", "--recipe-column", "recipe", "--baseline", "scalerl"), comparison));
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
