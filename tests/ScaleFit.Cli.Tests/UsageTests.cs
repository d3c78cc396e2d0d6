namespace ScaleFit.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("--frobnicate")]
    [InlineData("fit")]
    [InlineData("fit samples/seeds.csv --outptu json")]
    [InlineData("fit samples/seeds.csv -xyz")]
    [InlineData("fit samples/seeds.csv --output yaml")]
    [InlineData("fit samples/seeds.csv --output 1")]
    [InlineData("fit samples/seeds.csv --output")]
    [InlineData("fit samples/seeds.csv --output text --output json")]
    [InlineData("fit samples/seeds.csv --format verl2")]
    [InlineData("fit samples/seeds.csv --curve logistic")]
    [InlineData("fit samples/seeds.csv --curve BOTH")]
    [InlineData("fit samples/seeds.csv --noise pink")]
    [InlineData("fit samples/seeds.csv --unit 3")]
    [InlineData("fit samples/seeds.csv --unit parsecs")]
    [InlineData("fit samples/seeds.csv --gpus 0")]
    [InlineData("fit samples/seeds.csv --gpus -8")]
    [InlineData("fit samples/seeds.csv --gpus 1e400")]
    [InlineData("fit samples/seeds.csv --gpus eight")]
    [InlineData("fit samples/seeds.csv --from 1,5")]
    [InlineData("fit samples/seeds.csv --from 1.5q")]
    [InlineData("fit samples/seeds.csv --from NaN")]
    [InlineData("fit samples/seeds.csv --until -1")]
    [InlineData("fit samples/seeds.csv --until")]
    [InlineData("fit samples/seeds.csv --until 1k --until 2k")]
    [InlineData("fit samples/seeds.csv --skip-early soon")]
    [InlineData("fit samples/seeds.csv --start 1")]
    [InlineData("fit samples/seeds.csv --start 120%")]
    [InlineData("fit samples/seeds.csv --start never")]
    [InlineData("simulate extra")]
    [InlineData("simulate --asymptote 1.2")]
    [InlineData("simulate --start .7")]
    [InlineData("simulate --efficiency 0")]
    [InlineData("simulate --midpoint 0")]
    [InlineData("simulate --sd -1")]
    [InlineData("simulate --every 0")]
    [InlineData("simulate --every 200 --until 100")]
    [InlineData("simulate --every 1e-9")]
    [InlineData("simulate --seed 1.5")]
    [InlineData("simulate --seed 99999999999")]
    [InlineData("simulate --runs 0")]
    [InlineData("simulate --recipe nameless")]
    [InlineData("simulate --recipe a:.6,1.9")]
    [InlineData("simulate --recipe :.6,1.9,2542")]
    [InlineData("simulate --recipe a:.6,1.9,2542 --asymptote .7")]
    public void WrongOptionsAreOneLineAndExitCode2(string line)
    {
        var outcome = Tool.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("scalefit: ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--unit parsecs", "parsecs", "gpu-hours")]
    [InlineData("--from 1,5", "1,5", "1.5k")]
    [InlineData("--start 2", "'2'", "free")]
    [InlineData("--outptu json", "--outptu", "--help")]
    public void TheMessageNamesWhatWasFoundAndWhatIsExpected(string options, string found, string expected)
    {
        string error = Tool.Run(["fit", "samples/seeds.csv", .. options.Split(' ')]).Error;
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void VersionIsPrinted()
    {
        var outcome = Tool.Run("--version");
        Assert.Equal((0, "0.1.0\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("fit --help")]
    [InlineData("simulate --help")]
    public void HelpHasExamplesThatRun(string line)
    {
        var outcome = Tool.Run(line.Split(' '));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        string[] examples = outcome.Output.Split("Examples:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(0, ShellLine.Run(example.Trim()).ExitCode));
    }
}
