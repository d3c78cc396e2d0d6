namespace ScaleFit.Cli.Tests;

/// <summary>Options that were renamed: the old names work, and nothing shows them.</summary>
public sealed class OldNameTests
{
    [Theory]
    [InlineData("--standard-error")]
    [InlineData("--stderr")]
    public void BothNamesSelectTheColumn(string option)
    {
        string log = WorkFolder.Write($"gpu_hours,pass_rate,se\n{string.Concat(Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"{i},{0.5 - 0.3 / i},{(i % 2 == 0 ? 0.5 : 0.001)}\n")))}");
        string weighted = Tool.Run("fit", log, option, "se").Output;
        Assert.NotEmpty(weighted);
        Assert.NotEqual(Tool.Run("fit", log).Output, weighted);
        Assert.Equal(Tool.Run("fit", log, "--standard-error", "se").Output, weighted);
    }

    [Fact]
    public void BothNamesTogetherAreAnError()
    {
        var outcome = Tool.Run("fit", "samples/academic-50.csv", "--stderr", "a", "--standard-error", "b");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("scalefit: --stderr is the old name of --standard-error; give only one of them", Assert.Single(outcome.ErrorLines));
    }

    [Theory]
    [InlineData("--stderr", "--standard-error")]
    [InlineData("--no-picture", "--no-plot")]
    public void HelpAndCompletionShowTheNewNameOnly(string old, string renamed)
    {
        string help = Tool.Run("fit", "--help").Output;
        Assert.Contains($"  {renamed} ", help, StringComparison.Ordinal);
        Assert.DoesNotContain(old, help, StringComparison.Ordinal);
        string line = $"fit --{old[2]}";
        string[] completions = Tool.Run(FormattableString.Invariant($"[suggest:{line.Length}]"), line).Output.Split('\n');
        Assert.Contains(renamed, completions);
        Assert.DoesNotContain(old, completions);
    }

    [Fact]
    public void QuietHasAShortName()
    {
        string[] simulated = ["simulate", "--until", "300", "--seed", "8"];
        Assert.NotEmpty(Tool.Run(simulated).Error);
        Assert.Empty(Tool.Run([.. simulated, "-q"]).Error);
    }
}
