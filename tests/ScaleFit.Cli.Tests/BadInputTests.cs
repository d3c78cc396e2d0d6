using System.Text.Json;

namespace ScaleFit.Cli.Tests;

public sealed class BadInputTests
{
    private const string OnePoint = "run,gpu_hours,pass_rate\na,10,.5\n";

    public static TheoryData<string> Logs =>
    [
        "",
        "\n\n",
        "run,gpu_hours,pass_rate\n",
        "alpha,beta\n1,2\n",
        OnePoint,
        "run,gpu_hours,pass_rate\na,10,.5\na,10,.6\na,10,.4\na,10,.5\n",
        "run,gpu_hours,pass_rate\na,1,NaN\na,2,.5\na,3,text\na,4,.5\n",
        "run,gpu_hours,pass_rate\na,1,\"unclosed\na,2,.5\n",
        "\0\u0001\u0002binary\0",
    ];

    [Theory]
    [MemberData(nameof(Logs))]
    public void ABadLogIsOneLineAndExitCode1(string text)
    {
        var outcome = Tool.Run("fit", WorkFolder.Write(text), "--quiet");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("log.csv", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.csv")]
    [InlineData("none-*.csv")]
    public void AMissingFileIsOneLineAndExitCode1(string path)
    {
        var outcome = Tool.Run("fit", path);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(path, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyNameIsOneLineAndExitCode1()
    {
        var outcome = Tool.Run("fit", "", "--noise", "white", "-o", Path.Join(WorkFolder.Fresh(), "out.txt"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("the name of a log is empty", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatIsNotThereIsNamedBesideThoseThatAre()
    {
        var outcome = Tool.Run("fit", "samples/five-recipes.csv", "--run", "ppo");
        Assert.Equal(1, outcome.ExitCode);
        string line = Assert.Single(outcome.ErrorLines);
        Assert.Contains("ppo", line, StringComparison.Ordinal);
        Assert.Contains("magistral", line, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeFittedDoesNotStopTheRest()
    {
        var outcome = Tool.Run("fit", "missing.csv", WorkFolder.Write(OnePoint), "samples/scalerl-8b.csv", "--output", "json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(2, outcome.ErrorLines.Length);
        using var document = JsonDocument.Parse(outcome.Output);
        var run = Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("scalerl-8b", run.GetProperty("run").GetString());
        var failures = document.RootElement.GetProperty("failures").EnumerateArray().ToArray();
        Assert.Equal([null, "a"], failures.Select(f => f.GetProperty("run").GetString()));
    }

    [Fact]
    public void StandardInputIsRead()
    {
        var outcome = Tool.Fed(File.ReadAllText("samples/scalerl-8b.csv"), "fit", "-");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(Tool.Run("fit", "samples/scalerl-8b.csv").Output, outcome.Output);
    }

    [Fact]
    public void FindingsOnReadingGoToStandardErrorUnlessQuiet()
    {
        var rows = File.ReadLines("samples/academic-50.csv").Append("academic-50,50.5,broken");
        string log = WorkFolder.Write(string.Join('\n', rows));
        var outcome = Tool.Run("fit", log);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("broken", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Tool.Run("fit", log, "--quiet").Error);
    }

    [Theory]
    [InlineData("fit", "samples/academic-50.csv", "--percent")]
    [InlineData("compare", "samples/scout-50k.csv", "samples/academic-50.csv", "--percent", "--gate")]
    public void FractionsAreNotTakenForPercentages(params string[] line)
    {
        var outcome = Tool.Run(line);
        Assert.Equal(1, outcome.ExitCode);
        Assert.All(outcome.ErrorLines.Where(line => line.Contains(".csv:", StringComparison.Ordinal)), line => Assert.Contains("remove --percent", line, StringComparison.Ordinal));
        Assert.Contains("remove --percent", outcome.Error, StringComparison.Ordinal);
    }
}
