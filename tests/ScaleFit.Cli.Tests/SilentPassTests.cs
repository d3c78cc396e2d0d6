using System.Globalization;

namespace ScaleFit.Cli.Tests;

/// <summary>Broken and regressed logs that a gate must not pass, each as someone would meet it. Exit code 0 in any of them costs a training run.</summary>
public sealed class SilentPassTests
{
    private const double Baseline = 0.61, Worse = 0.53;

    private static readonly string[] Rules = ["asymptote", "pass-rate@8k", "asymptote,pass-rate@8k,pass-rate@100k"];

    public static TheoryData<string, string> Damages
    {
        get
        {
            string[] damages = ["none", "last 20 values 1.0", "every second value 1.0", "interleaved with a better run", "offset of 0.38", "hours are seconds", "lifted tail", "constant from a quarter on"];
            return [.. damages.SelectMany(damage => Rules.Select(rule => new TheoryDataRow<string, string>(damage, rule)))];
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void AWorseCandidateDoesNotPass(string damage, string rule) => Assert.NotEqual(0, Gate(Log("baseline", Run(Baseline, 1)), Log("candidate", Damaged(Run(Worse, 2), damage)), "--rule", rule).ExitCode);

    [Fact]
    public void ACandidateCutBeforeItsMidpointIsNoImprovement()
    {
        string cut = Log("candidate", [.. Run(0.64, 2).Where(point => point.Compute <= 3000)]);
        Assert.NotEqual(0, Gate(Log("baseline", Run(Baseline, 1)), cut, "--require", "improvement").ExitCode);
    }

    [Fact]
    public void FilesOfAFolderThatAreNotReadAreCounted()
    {
        string folder = WorkFolder.Fresh();
        File.Copy(Log("candidate", Run(Baseline, 2)), Path.Join(folder, "good.csv"));
        foreach (string name in (string[])["bad.txt", "worse.out"]) File.Copy(Log("candidate", Run(Worse, 3)), Path.Join(folder, name));
        var outcome = Gate(Log("baseline", Run(Baseline, 1)), folder);
        Assert.Contains($"2 files have no name or extension of a log and are not read, such as {Path.Join(folder, "bad.txt")}", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(1, Gate(Log("baseline", Run(Baseline, 1)), folder, "--expect-runs", "4").ExitCode);
    }

    [Theory]
    [InlineData("asymptote")]
    [InlineData("pass-rate@8k")]
    public void AFrozenBaselineIsNoMeasure(string rule)
    {
        (double Compute, double PassRate)[] frozen = [.. Run(Baseline, 1)];
        for (int i = 25; i < frozen.Length; i++) frozen[i].PassRate = frozen[25].PassRate;
        Assert.NotEqual(0, Gate(Log("baseline", frozen), Log("candidate", Run(Worse, 2)), "--rule", rule).ExitCode);
    }

    [Fact]
    public void ABaselineThatCollapsesIsJudgedAtItsBestLevel()
    {
        (double Compute, double PassRate)[] collapsed = [.. Run(Baseline, 1)];
        for (int i = 130; i < collapsed.Length; i++) collapsed[i].PassRate = 0.3;
        string log = Log("baseline", collapsed);
        Assert.Equal(3, Gate(log, Log("candidate", Run(Worse, 2))).ExitCode);
        var equal = Gate(log, Log("candidate", Run(Baseline, 3)));
        Assert.Equal(0, equal.ExitCode);
        Assert.Contains("best level before", equal.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OneGoodValueAtTheEndIsNotAllowed(int seed)
    {
        (double Compute, double PassRate)[] candidate = [.. Run(Baseline - 0.2, 100 + seed)];
        candidate[^1].PassRate = 1;
        foreach (string rule in (string[])["asymptote", "pass-rate@16k", "compute@0.4"])
        {
            var outcome = Gate(Log("baseline", Run(Baseline, seed)), Log("candidate", candidate), "--rule", rule, "--allow-inconclusive", "--output", "junit");
            Assert.NotEqual(0, outcome.ExitCode);
            Assert.DoesNotContain("<skipped", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ABaselineThatDeclinesSlowlyIsNoMeasure(int seed) => Assert.NotEqual(0, Gate(
        Log("baseline", [.. Run(Baseline, seed).Select(point => point with { PassRate = point.PassRate - 1e-5 * Math.Max(0, point.Compute - 6000) })]), Log("candidate", Run(Worse, 200 + seed))).ExitCode);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ValuesThatAreScaledStartElsewhere(int seed)
    {
        var outcome = Gate(Log("baseline", Run(Baseline, seed)), Log("candidate", [.. Run(Worse, 300 + seed).Select(point => point with { PassRate = 1.17 * point.PassRate })]));
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("starts-differ", outcome.Output, StringComparison.Ordinal);
    }

    public static TheoryData<int> Seeds => [0, 1, 2];

    [Theory]
    [InlineData("")]
    [InlineData("--allow-inconclusive")]
    public void ZerosAreARegression(string option)
    {
        string zeros = Log("candidate", [.. Run(Baseline, 2).Select(point => (point.Compute, 0.0))]);
        Assert.Equal(3, Gate(Log("baseline", Run(Baseline, 1)), zeros, option.Length > 0 ? [option] : []).ExitCode);
    }

    [Fact]
    public void DifferentStartsAreInconclusiveUnlessExpected()
    {
        string baseline = Log("baseline", Run(Baseline, 1)), candidate = Log("candidate", Run(Baseline + 0.15, 2, start: 0.35));
        var outcome = Gate(baseline, candidate);
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("starts-differ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, Gate(baseline, candidate, "--expect", "starts-differ").ExitCode);
    }

    [Theory]
    [InlineData(160)]
    [InlineData(120)]
    public void ACopyOfMostOfTheBaselineIsNoCandidate(int copied)
    {
        var baseline = Run(Baseline, 1);
        var outcome = Gate(Log("baseline", baseline), Log("candidate", [.. Run(Worse, 2).Take(161 - copied), .. baseline.Skip(161 - copied)]));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("same evaluations", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RecipesThatBothCollapseAreNotJudgedByTheCollapse()
    {
        (double Compute, double PassRate)[] Collapsed(int seed) => [.. Run(Baseline, seed).Select((point, i) => i >= 130 ? point with { PassRate = 0.3 } : point)];
        Assert.Equal(4, Gate(Log("baseline", Collapsed(1)), Log("candidate", Collapsed(2))).ExitCode);
    }

    [Fact]
    public void MissingSeedsFailAGate()
    {
        string[] seeds = ["compare", "samples/seeds.csv", "--recipe-column", "recipe", "--baseline", "scalerl", "--gate"];
        Assert.Equal(0, Tool.Run([.. seeds, "--expect-seeds", "5", "--expect-runs", "10"]).ExitCode);
        var outcome = Tool.Run([.. seeds, "--run", "scalerl-*", "--run", "minimax-m1-1", "--expect-seeds", "5", "--output", "junit"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("recipe 'minimax-m1' has 1 runs, expected at least 5", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, Tool.Run([.. seeds, "--expect-runs", "11"]).ExitCode);
    }

    [Theory]
    [InlineData("fit", "text")]
    [InlineData("fit", "json")]
    [InlineData("fit", "jsonl")]
    [InlineData("plan", "csv")]
    public void MissingRunsFailACommand(string command, string format)
    {
        Assert.Equal(0, Tool.Run(command, "samples/five-recipes.csv", "--expect-runs", "5", "--output", format).ExitCode);
        var outcome = Tool.Run(command, "samples/five-recipes.csv", "--expect-runs", "6", "--output", format);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("5 runs were read and fitted, expected at least 6", outcome.Error, StringComparison.Ordinal);
        if (format.StartsWith("json", StringComparison.Ordinal)) Assert.Contains("expected at least 6", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EqualRecipesPass()
    {
        int passed = Enumerable.Range(0, 20).Count(i => Gate(Log("baseline", Run(Baseline, 100 + i)), Log("candidate", Run(Baseline, 200 + i))).ExitCode == 0);
        Assert.InRange(passed, 17, 20);
    }

    [Theory]
    [InlineData("junit")]
    [InlineData("markdown")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public void EveryFormatCarriesTheFindings(string format)
    {
        var outcome = Gate(Log("baseline", Run(Baseline, 1)), Log("candidate", Damaged(Run(Worse, 2), "every second value 1.0")), "--output", format);
        Assert.Contains(format == "markdown" ? "above and below the curve" : "runs-mixed", outcome.Output, StringComparison.Ordinal);
    }

    private static Outcome Gate(string baseline, string candidate, params string[] options) => Tool.Run(["compare", baseline, candidate, "--gate", .. options]);

    private static string Log(string name, IReadOnlyCollection<(double Compute, double PassRate)> points) => WorkFolder.Write(
        "gpu_hours,pass_rate\n" + string.Concat(points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Compute},{point.PassRate:0.0000}\n"))), $"{name}.csv");

    /// <summary>A run of 161 evaluations with independent noise.</summary>
    private static (double Compute, double PassRate)[] Run(double asymptote, int seed, double start = 0.2)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 161).Select(i => (100.0 * i, Math.Clamp(Curve(100.0 * i) + 0.01 * Normal(), 0, 1)))];

        double Curve(double compute) => start + (asymptote - start) / (1 + Math.Pow(2600 / Math.Max(compute, 1e-9), 1.9));

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static (double Compute, double PassRate)[] Damaged((double Compute, double PassRate)[] points, string damage)
    {
        var better = Run(0.7, 7);
        return [.. points.Select((point, i) => damage switch
        {
            "last 20 values 1.0" => point with { PassRate = i >= points.Length - 20 ? 1 : point.PassRate },
            "every second value 1.0" => point with { PassRate = i % 2 == 1 ? 1 : point.PassRate },
            "interleaved with a better run" => i % 2 == 1 ? better[i] : point,
            "offset of 0.38" => point with { PassRate = point.PassRate + 0.38 },
            "hours are seconds" => point with { Compute = 3600 * point.Compute },
            "lifted tail" => point with { PassRate = point.PassRate + (i >= 120 ? 0.1 : 0) },
            "constant from a quarter on" => point with { PassRate = i >= 40 ? 0.62 : point.PassRate },
            _ => point,
        })];
    }
}
