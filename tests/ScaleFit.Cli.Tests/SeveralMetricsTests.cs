using System.Globalization;
using System.Text.Json;

namespace ScaleFit.Cli.Tests;

public sealed class SeveralMetricsTests
{
    [Theory]
    [InlineData("fit")]
    [InlineData("forecast --at 100")]
    public void TheirAgreementIsReported(string command)
    {
        var outcome = Tool.Run([.. command.Split(' '), Log(follows: true), "--metric", "pass_rate", "--metric", "aime24"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("academic-50: pass_rate and aime24 rise together: rank correlation 1.00 over 101 common evaluations", outcome.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void AMetricThatDoesNotFollowIsNamed() =>
        Assert.Contains("do not rise together", Tool.Run("fit", Log(follows: false), "--metric", "pass_rate", "--metric", "aime24").Output, StringComparison.Ordinal);

    [Fact]
    public void JsonHasThem()
    {
        string log = Log(follows: true);
        using var document = JsonDocument.Parse(Tool.Run("fit", log, "--metric", "pass_rate", "--metric", "aime24", "--output", "json").Output);
        var agreement = Assert.Single(document.RootElement.GetProperty("agreements").EnumerateArray());
        Assert.Equal("aime24", agreement.GetProperty("second").GetString());
        string[] lines = Tool.Run("fit", log, "--metric", "pass_rate", "--metric", "aime24", "--output", "jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"agreements\":[{", line, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsNotedOfTheRunIsNotedOnce()
    {
        string[] rows = File.ReadAllLines(Log(follows: true));
        string twice = WorkFolder.Write(string.Join('\n', rows.SelectMany((row, k) => k == 0 ? [row] : new[] { row, row })));
        var outcome = Tool.Run("fit", twice, "--metric", "pass_rate", "--metric", "aime24", "--output", "csv");
        Assert.Equal(0, outcome.ExitCode);
        Assert.NotEmpty(outcome.ErrorLines);
        Assert.Equal(outcome.ErrorLines.Distinct(), outcome.ErrorLines);
    }

    /// <summary>The academic sample with a second metric that is a share of the first, or falls where it rises.</summary>
    private static string Log(bool follows)
    {
        var rows = File.ReadLines("samples/academic-50.csv").Select((row, k) => k == 0 ? $"{row},aime24" : $"{row},{Second(row)}");
        return WorkFolder.Write(string.Join('\n', rows));

        string Second(string row)
        {
            double passRate = double.Parse(row.Split(',')[2], CultureInfo.InvariantCulture);
            return (follows ? passRate / 2 : 0.9 - passRate).ToString(CultureInfo.InvariantCulture);
        }
    }
}
