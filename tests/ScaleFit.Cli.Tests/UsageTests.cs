namespace ScaleFit.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("[suggest:3] [suggest:3] fit")]
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
    [InlineData("fit samples/seeds.csv --noise Drift")]
    [InlineData("fit samples/seeds.csv --level 95")]
    [InlineData("fit samples/seeds.csv --level 1")]
    [InlineData("fit samples/seeds.csv --level 40%")]
    [InlineData("fit samples/seeds.csv --level")]
    [InlineData("fit samples/seeds.csv --level .9 --level .8")]
    [InlineData("simulate --sensitivity")]
    [InlineData("fit samples/seeds.csv --unit 3")]
    [InlineData("fit samples/seeds.csv --unit parsecs")]
    [InlineData("fit samples/seeds.csv --gpus 0")]
    [InlineData("fit samples/seeds.csv --gpus -8")]
    [InlineData("fit samples/seeds.csv --gpus 1e400")]
    [InlineData("fit samples/seeds.csv --gpus eight")]
    [InlineData("fit samples/seeds.csv --rescale 1,-1")]
    [InlineData("fit samples/seeds.csv --rescale 1")]
    [InlineData("fit samples/seeds.csv --rescale -1e308,1e308")]
    [InlineData("fit samples/seeds.csv --rescale -1,1 --percent")]
    [InlineData("fit samples/seeds.csv --compute gpu_hours --step-time gpu_hours")]
    [InlineData("fit samples/seeds.csv --shard 0/3")]
    [InlineData("fit samples/seeds.csv --shard 4/3")]
    [InlineData("fit samples/seeds.csv --shard 3")]
    [InlineData("fit samples/seeds.csv --shard 1/0")]
    [InlineData("fit samples/seeds.csv --shard one/three")]
    [InlineData("fit samples/seeds.csv --shard 1/3/5")]
    [InlineData("fit samples/seeds.csv --shard 1/3 --shard 2/3")]
    [InlineData("compare samples/seeds.csv --baseline scalerl-1 --shard 1/2")]
    [InlineData("report samples/seeds.csv --output jsonl -o report.jsonl")]
    [InlineData("fit samples/seeds.csv --trials 0")]
    [InlineData("fit samples/seeds.csv --trials -5")]
    [InlineData("simulate --seed -1")]
    [InlineData("compare samples/seeds.csv --recipe-column recipe --baseline scalerl --gate --tolerance 5")]
    [InlineData("compare samples/seeds.csv --recipe-column recipe --baseline scalerl --gate --rule compute@.55 --tolerance 5%")]
    [InlineData("inspect")]
    [InlineData("inspect samples/seeds.csv --output csv")]
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
    [InlineData("forecast samples/seeds.csv")]
    [InlineData("forecast samples/seeds.csv --at 0")]
    [InlineData("forecast samples/seeds.csv --at -8k")]
    [InlineData("forecast samples/seeds.csv --at soon")]
    [InlineData("forecast samples/seeds.csv --at 8k,,16k")]
    [InlineData("forecast samples/seeds.csv --at")]
    [InlineData("forecast samples/seeds.csv --target 0")]
    [InlineData("forecast samples/seeds.csv --target -.1")]
    [InlineData("forecast samples/seeds.csv --target .6,1.1")]
    [InlineData("forecast samples/seeds.csv --target high")]
    [InlineData("forecast samples/seeds.csv --at 8k --price 0")]
    [InlineData("forecast samples/seeds.csv --at 8k --price free")]
    [InlineData("forecast samples/seeds.csv --at 8k --margin .6")]
    [InlineData("forecast samples/seeds.csv --at 8k --margin -.1")]
    [InlineData("backtest samples/seeds.csv --until 0")]
    [InlineData("backtest samples/seeds.csv --until 8k,later")]
    [InlineData("backtest samples/seeds.csv --curve power")]
    [InlineData("backtest samples/seeds.csv --at 8k")]
    [InlineData("plan samples/seeds.csv --precision 0")]
    [InlineData("plan samples/seeds.csv --precision 1")]
    [InlineData("plan samples/seeds.csv --precision wide")]
    [InlineData("plan samples/seeds.csv --curve both")]
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
    [InlineData("--level 95", "'95'", "95%")]
    [InlineData("--noise pink", "'pink'", "drift")]
    [InlineData("--outptu json", "--outptu", "--help")]
    public void TheMessageNamesWhatWasFoundAndWhatIsExpected(string options, string found, string expected)
    {
        string error = Tool.Run(["fit", "samples/seeds.csv", .. options.Split(' ')]).Error;
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forecast samples/seeds.csv --target 1.1", "'1.1'", "60%")]
    [InlineData("forecast samples/seeds.csv --at 0", "'0'", "above 0")]
    [InlineData("forecast samples/seeds.csv", "--at", "--target")]
    [InlineData("forecast samples/seeds.csv --at 8k --margin .6", "'.6'", "0 to .5")]
    [InlineData("plan samples/seeds.csv --precision 2", "'2'", "between 0 and 1")]
    [InlineData("backtest samples/seeds.csv --until 8k,x", "'x'", "1.5k")]
    [InlineData("inspect samples/seeds.csv --shard 21/20", "'21/20'", "K from 1 to N")]
    public void EveryCommandNamesWhatIsAllowed(string line, string found, string expected)
    {
        string error = Tool.Run(line.Split(' ')).Error;
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
    [InlineData("forecast --help")]
    [InlineData("backtest --help")]
    [InlineData("plan --help")]
    [InlineData("plot --help")]
    [InlineData("report --help")]
    [InlineData("inspect --help")]
    [InlineData("simulate --help")]
    [InlineData("completion --help")]
    public void HelpHasExamplesThatRun(string line)
    {
        var outcome = Tool.Run(line.Split(' '));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        string[] examples = outcome.Output.Split("Examples:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(0, ShellLine.Run(example.Trim()).ExitCode));
    }

    [Fact]
    public void WhatIsUsualMayBeSaid()
    {
        string[] usual = "--format auto --curve both --noise drift --level .95 --margin .02 --skip-early auto --start auto --output text".Split(' ');
        Assert.Equal(Tool.Run("fit", "samples/academic-50.csv"), Tool.Run(["fit", "samples/academic-50.csv", .. usual]));
    }

    [Theory]
    [InlineData("fti samples/seeds.csv", "fit")]
    [InlineData("sim", "simulate")]
    [InlineData("--verison", "--version")]
    [InlineData("fit samples/seeds.csv --metrc pass_rate", "--metric")]
    [InlineData("fit samples/seeds.csv --form csv", "--format")]
    [InlineData("fit samples/seeds.csv --outptu=json", "--output")]
    [InlineData("frobnicate", null)]
    [InlineData("fit samples/seeds.csv --x", null)]
    [InlineData("fit samples/seeds.csv --foo", null)]
    public void AMistypedWordIsAnsweredWithTheNearestOne(string line, string? nearest)
    {
        var outcome = Tool.Run(line.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        string told = Assert.Single(outcome.ErrorLines);
        if (nearest is null) Assert.DoesNotContain("did you mean", told, StringComparison.Ordinal);
        else Assert.Contains($"(did you mean '{nearest}'?)", told, StringComparison.Ordinal);
    }
}
