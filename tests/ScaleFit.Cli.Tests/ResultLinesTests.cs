namespace ScaleFit.Cli.Tests;

/// <summary>Tests of JSON lines of results as input instead of logs.</summary>
public sealed class ResultLinesTests
{
    private const string Two = "samples/academic-50.csv samples/scout-50k.csv";

    [Theory]
    [InlineData($"fit {Two} --sensitivity")]
    [InlineData($"fit {Two} --curve power --from 5 --start .2 --level 90%")]
    [InlineData($"fit {Two} --trials 800 --start free --skip-early none")]
    [InlineData("forecast samples/academic-50.csv --at 200 --target .1,.6,.9 --price 2")]
    [InlineData("forecast samples/academic-50.csv --at 200 --until 3")]
    [InlineData("backtest samples/academic-50.csv --until 1,20,1k")]
    [InlineData("plan samples/academic-50.csv --noise white")]
    [InlineData("fit samples/verl.log")]
    public void TheyReadAsTheRunsDo(string command)
    {
        string lines = WorkFolder.Write(Run($"{command} --output jsonl"), "all.jsonl");
        foreach (string format in (string[])["text", "csv", "markdown", "json"])
            Assert.Equal(Run($"{command} --output {format}"), Run($"report {lines} --output {format}"));
    }

    /// <summary>The scale of the power law of a flat run is below the smallest double.</summary>
    [Fact]
    public void FlatRunsReadAsTheyWereWritten()
    {
        string log = WorkFolder.Write("gpu_hours,pass_rate\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"{100 * i},.5\n")), "flat.csv");
        string lines = WorkFolder.Write(Run($"fit {log} --output jsonl"), "flat.jsonl");
        Assert.Contains("\"scale\":{\"estimate\":0,", File.ReadAllText(lines), StringComparison.Ordinal);
        foreach (string format in (string[])["text", "csv", "json"])
            Assert.Equal(Run($"fit {log} --output {format}"), Run($"report {lines} --output {format}"));
        Assert.Equal(Run($"plot {log}"), Run($"plot {lines}"));
    }

    [Theory]
    [InlineData(Two, "")]
    [InlineData("samples/academic-50.csv", "")]
    [InlineData("samples/academic-50.csv", "--kind residuals")]
    [InlineData(Two, "--kind forest")]
    [InlineData("samples/leave-one-out.csv", "--kind leave-one-out")]
    public void TheyAreDrawnAsTheRunsAre(string logs, string kind)
    {
        string lines = WorkFolder.Write(Run($"fit {logs} --output jsonl"), "all.jsonl");
        Assert.Equal(Run($"plot {logs} {kind}"), Run($"plot {lines} {kind}"));
    }

    [Fact]
    public void ForecastsAndBacktestsAreDrawn()
    {
        string forecasts = WorkFolder.Write(Run("forecast samples/academic-50.csv --at 200 --output jsonl"), "all.jsonl");
        Assert.Equal(Run("plot samples/academic-50.csv --at 200"), Run($"plot {forecasts}"));
        string backtests = WorkFolder.Write(Run("backtest samples/academic-50.csv --output jsonl"), "all.jsonl");
        string picture = Path.Join(WorkFolder.Fresh(), "backtest.svg");
        Run($"backtest samples/academic-50.csv --plot {picture}");
        Assert.Equal(File.ReadAllText(picture), Run($"plot {backtests}"));
    }

    [Fact]
    public void APageHasItsPictures()
    {
        string page = Tool.Fed(Run($"fit {Two} --output jsonl"), "report", "-", "-o", "-").Output;
        Assert.Contains("academic-50", page, StringComparison.Ordinal);
        // The page of the logs also has a backtest of each run.
        Assert.Equal(Run($"report {Two} -o -").Split("<figure").Length, page.Split("<figure").Length + 2);
    }

    [Fact]
    public void APageDrawsSoManyAndListsAll()
    {
        string folder = WorkFolder.Fresh();
        for (int i = 1; i <= 43; i++) File.Copy("samples/academic-50.csv", Path.Join(folder, $"run-{i}.csv"));
        string lines = WorkFolder.Write(Run($"fit {folder} --curve sigmoid --noise white --output jsonl"), "all.jsonl");
        string page = Run($"report {lines} -o -");
        Assert.Contains("the first 40 of 43 runs", page, StringComparison.Ordinal);
        Assert.Contains("run-43", page, StringComparison.Ordinal);
    }

    [Fact]
    public void PartsAreReadTogetherAndEmptyOnesSkipped()
    {
        string first = WorkFolder.Write(Run("fit samples/academic-50.csv --output jsonl"), "1.jsonl"), none = WorkFolder.Write("", "2.jsonl"), last = WorkFolder.Write(Run("fit samples/scout-50k.csv --output jsonl"), "3.jsonl");
        Assert.Equal(Run($"fit {Two} --output csv"), Run($"report {none} {first} {none} {last} --output csv"));
    }

    [Fact]
    public void APartGivenTwiceIsRefused()
    {
        string part = Run("fit samples/academic-50.csv samples/scout-50k.csv --output jsonl");
        string one = WorkFolder.Write(part, "1.jsonl"), again = WorkFolder.Write(part.Split('\n')[1] + "\n", "2.jsonl");
        var outcome = Tool.Run("report", one, again, "--output", "csv");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith($"{again}:1: scout-50k of samples/scout-50k.csv is also in {one}:2: give each part once", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void RunsAreChosenByName()
    {
        string lines = WorkFolder.Write(Run("fit samples/seeds.csv --output jsonl --curve sigmoid --noise white"), "all.jsonl");
        Assert.Equal(Run("fit samples/seeds.csv --output csv --curve sigmoid --noise white --run scalerl-*"), Run($"report {lines} --output csv --run scalerl-*"));
    }

    [Fact]
    public void AFailureIsALineAndIsReportedAgain()
    {
        string bad = WorkFolder.Write("run,gpu_hours,pass_rate\nshort,1,.2\nshort,2,.3\nshort,3,.4\n", "bad.csv");
        var fit = Tool.Run("fit", bad, "samples/academic-50.csv", "missing.csv", "--output", "jsonl");
        string[] lines = fit.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((1, 3), (fit.ExitCode, lines.Length));
        Assert.Contains($"\"run\":\"short\",\"source\":\"{bad}\",\"failure\":\"3 evaluations", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"run\":null,\"source\":\"missing.csv\",\"failure\":\"missing.csv: no such file\"", lines[2], StringComparison.Ordinal);

        var report = Tool.Run("report", WorkFolder.Write(fit.Output, "all.jsonl"), "--output", "json");
        Assert.Equal((1, fit.Error), (report.ExitCode, report.Error));
        Assert.Equal(Tool.Run("fit", bad, "samples/academic-50.csv", "missing.csv", "--output", "json").Output, report.Output);
    }

    [Fact]
    public void ALineThatIsCutShortIsNamedAndTheRestKept()
    {
        string whole = Run("fit samples/academic-50.csv --output jsonl");
        string lines = WorkFolder.Write(whole[..500] + "\n" + whole, "all.jsonl");
        var outcome = Tool.Run("report", lines, "--output", "csv");
        Assert.Equal((1, Run("fit samples/academic-50.csv --output csv")), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"{lines}:1: not a complete line", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fit samples/academic-50.csv", "plan samples/academic-50.csv --noise white", "one command")]
    [InlineData("fit samples/academic-50.csv", "fit samples/academic-50.csv --noise white", "other options")]
    [InlineData("fit samples/academic-50.csv", "fit samples/academic-50.csv --level 90%", "other options")]
    [InlineData("fit samples/academic-50.csv", "fit samples/academic-50.csv --until 40", "other options")]
    [InlineData("fit samples/academic-50.csv", "fit samples/scout-50k.csv --curve sigmoid", "other options")]
    public void ResultsThatDoNotBelongTogetherAreRefused(string one, string other, string message)
    {
        string lines = WorkFolder.Write(Run($"{one} --output jsonl") + Run($"{other} --output jsonl"), "all.jsonl");
        var outcome = Tool.Run("report", lines, "--output", "csv");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"{lines}:2: a result", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "--trials 800", "(--trials 800)", "(none given)")]
    [InlineData("compare", "--trials 800", "(--trials 800)", "(none given)")]
    [InlineData("plot", "--rescale 0,2", "(--rescale 0,2)", "(none given)")]
    [InlineData("report", "--noise white", "--noise white", "--noise drift")]
    [InlineData("plot", "--until 40 --margin 0", "--until 40 --curve sigmoid,power --noise drift --level 0.95 --margin 0", "(--curve")]
    public void OptionsThatDifferAreNamedWithBothPlaces(string command, string options, string named, string before)
    {
        string one = WorkFolder.Write(Run("fit samples/academic-50.csv --output jsonl"), "one.jsonl"), other = WorkFolder.Write(Run($"fit samples/academic-50.csv {options} --output jsonl"), "other.jsonl");
        var outcome = Tool.Run(command, one, other, "-o", Path.Join(WorkFolder.Fresh(), "out.svg"));
        string error = outcome.ErrorLines.Single(line => line.Contains("other options", StringComparison.Ordinal));
        Assert.Equal(1, outcome.ExitCode);
        Assert.All((string[])[$"{other}:1", $"{one}:1", named, before], word => Assert.Contains(word, error, StringComparison.Ordinal));
    }

    [Fact]
    public void AFileThatEndsWithinALogIsNoticed()
    {
        string[] lines = Run("fit samples/seeds.csv --output jsonl --curve sigmoid --noise white").Split('\n');
        string cut = WorkFolder.Write(string.Join('\n', lines.Take(7)) + "\n", "cut.jsonl");
        foreach (string[] command in (string[][])[["report", cut, "--output", "csv"], ["report", cut, "--output", "csv", "--run", "scalerl-1"], ["compare", cut, "--baseline", "scalerl-1"]])
        {
            var outcome = Tool.Run(command);
            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains($"{cut}: found 7 of 10 results of samples/seeds.csv: the file is cut short", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FailuresGivenTwiceAreNoticed()
    {
        string part = WorkFolder.Write(Tool.Run("fit", "missing.csv", "--output", "jsonl").Output, "part.jsonl"), again = WorkFolder.Write(File.ReadAllText(part), "again.jsonl");
        Assert.Contains("found 2 of 1 results of missing.csv: give each part once", Tool.Run("report", part, again, "--output", "csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ASweepDoesNotStandForAnotherOfTheSameSize()
    {
        string One(string log) => WorkFolder.Write(Run($"fit samples/academic-50.csv samples/scalerl-8b.csv {log} --output jsonl --noise white --curve sigmoid").Split('\n')[2] + "\n", "part.jsonl");
        var outcome = Tool.Run("report", One("samples/scout-50k.csv"), One("samples/bs2048-100k.csv"), "--output", "csv");
        Assert.Equal((1, 2), (outcome.ExitCode, outcome.ErrorLines.Length));
        Assert.All(outcome.ErrorLines, line => Assert.Contains("results of 2 of 3 logs are missing", line, StringComparison.Ordinal));
    }

    [Fact]
    public void AFailedExpectationIsNoResultOfALog()
    {
        string lines = Tool.Run("fit", "samples/academic-50.csv", "samples/scout-50k.csv", "--expect-runs", "3", "--output", "jsonl").Output;
        string kept = WorkFolder.Write(string.Concat(lines.Split('\n').Skip(1).Select(line => line + "\n")), "part.jsonl");
        Assert.Contains("results of 1 of 2 logs are missing", Tool.Run("report", kept, "--output", "csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsOfAnUnknownCommandAreRefused()
    {
        string lines = WorkFolder.Write(Run("fit samples/academic-50.csv --output jsonl").Replace("\"fit\"", "\"zap\"", StringComparison.Ordinal), "zap.jsonl");
        var outcome = Tool.Run("report", lines, "--output", "csv");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{lines}:1: a result of the unknown command 'zap'", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsOfTwoVersionsAreRefused()
    {
        string one = Run("fit samples/academic-50.csv --output jsonl"), other = Run("fit samples/scout-50k.csv --output jsonl");
        int at = other.IndexOf("\"version\":\"", StringComparison.Ordinal) + 11;
        string lines = WorkFolder.Write($"{one}{other[..at]}0.0.9{other[other.IndexOf('"', at)..]}", "all.jsonl");
        var outcome = Tool.Run("report", lines, "--output", "csv");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"{lines}:2: a result of version 0.0.9 follows results of version", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameLogGivenInTwoWaysIsRefused()
    {
        string one = Run("fit samples/academic-50.csv --output jsonl"), again = Run("fit ./samples/academic-50.csv --output jsonl");
        var outcome = Tool.Run("report", WorkFolder.Write(one + again, "all.jsonl"), "--output", "csv");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("is also in", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void ComparisonsAreNoResultsOfRuns()
    {
        string lines = WorkFolder.Write(Run("compare samples/scout-50k.csv samples/scalerl-8b.csv --output jsonl"), "all.jsonl");
        var outcome = Tool.Run("report", lines, "--output", "csv");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("a comparison", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fit", 1, "scalefit report")]
    [InlineData("inspect", 1, "scalefit report")]
    [InlineData("plot --at 100k", 2, "--at")]
    [InlineData("plot --until 10", 2, "--until")]
    [InlineData("plot --run nobody", 1, "nobody")]
    public void NothingIsFittedAgain(string command, int exitCode, string message)
    {
        string lines = WorkFolder.Write(Run("fit samples/academic-50.csv --output jsonl"), "all.jsonl");
        var outcome = Tool.Run([.. command.Split(' '), lines]);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    private static string Run(string line)
    {
        var outcome = Tool.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output;
    }

    [Fact]
    public void ADocumentOverManyLinesIsRefusedInOne()
    {
        string document = WorkFolder.Write(Tool.Run("fit", "samples/academic-50.csv", "--noise", "white", "--output", "json").Output, "fit.json");
        var outcome = Tool.Run("report", document, "-o", "-");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("--output jsonl", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"asymptote\":{\"estimate\":", "null")]
    [InlineData("\"asymptote\":{\"estimate\":", "1e300")]
    [InlineData("\"start\":{\"estimate\":", "-3")]
    [InlineData("\"efficiency\":{\"estimate\":", "-1")]
    [InlineData("\"midpoint\":{\"estimate\":", "0")]
    [InlineData("\"correlationLength\":", "-1")]
    [InlineData("\"correlationLength\":", "null")]
    [InlineData("\"sd\":", "-1")]
    public void NumbersThatNoFitGivesAreRefused(string before, string number)
    {
        string line = Run("fit samples/academic-50.csv --output jsonl --curve sigmoid");
        int at = line.IndexOf(before, StringComparison.Ordinal) + before.Length;
        Assert.True(at > before.Length, line);
        string edited = WorkFolder.Write(line[..at] + number + line[line.IndexOfAny([',', '}'], at)..], "edited.jsonl");
        foreach (string command in (string[])["report -o -", "report --output text", "plot -o -"])
        {
            var outcome = Tool.Run([.. command.Split(' '), edited]);
            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains("missing or outside its range", outcome.Error, StringComparison.Ordinal);
        }
    }
}
