using System.Globalization;
using System.Text.RegularExpressions;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>A run that falls at the end is told from one that dips, and the part before the fall is named.</summary>
public partial class LateCollapseTests
{
    private const string Code = "late-collapse";

    [Theory]
    [InlineData("BNPO", true)]
    [InlineData("drGRPO", true)]
    [InlineData("]GRPO", true)]
    [InlineData("GSPO", true)]
    [InlineData("GEPO", false)]
    public void ItIsFoundInThePublicRunsThatCollapseAndNowhereElse(string name, bool collapses)
    {
        var run = Assert.Single(LogReader.Read(Shared.Path("runs/hetero-rl/wandb_online.csv"), new LogOptions()).Runs, r => r.Name.Contains(name, StringComparison.Ordinal));
        var finding = RunAnalyzer.Infer(run, InferenceOptions.Default).Findings.SingleOrDefault(f => f.Code == Code);
        Assert.Equal(collapses, finding is not null);
        if (finding is not null) AssertNoneBefore(run, Until(finding));
    }

    [Fact]
    public void ItIsFoundInNoneOfTheRunsThatKeepWhatTheyLearned() =>
        Assert.All(
            LogReader.Read(Shared.Path("runs/deep-grpo/scale_budget.csv"), new LogOptions { Gpus = 1 }).Runs,
            run => Assert.DoesNotContain(RunAnalyzer.Infer(run, InferenceOptions.Default).Findings, f => f.Code == Code));

    [Theory]
    [InlineData(3_000)]
    [InlineData(6_000)]
    [InlineData(11_000)]
    public void TheNamedEndLiesAtTheBeginningOfTheFall(double collapse)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new RunSimulator(seed).Next(new SimulationOptions { Collapse = collapse });
            var found = LateCollapse.Find(FitWindow.Choose(run, WindowOptions.Default).Points);
            // A fall shows once it exceeds .05, a fifth of what a run that collapses early has gained.
            Assert.InRange(found!.Until, 0.8 * collapse, 1.5 * collapse);
            AssertNoneBefore(run, found.Until);
        }
    }

    [Fact]
    public void NoiseAndDriftOfAGoodRunAreNoCollapse()
    {
        var simulator = new RunSimulator(1);
        for (int k = 0; k < 300; k++)
        {
            var run = simulator.Next(new SimulationOptions { StandardDeviation = 0.02, Every = 200 });
            Assert.Null(LateCollapse.Find(run.Points));
        }
    }

    [Fact]
    public void ADipThatRecoversIsNoCollapse()
    {
        var points = Enumerable.Range(1, 60).Select(i => new RunPoint(100 * i, i is > 20 and < 30 ? 0.2 : 0.5)).ToArray();
        Assert.Null(LateCollapse.Find(points));
    }

    /// <summary>The last value stands above the fall, though the last mean does not: there is no evaluation "before the fall" to stop at.</summary>
    [Fact]
    public void AnEndThatSpringsBackIsStillNamed()
    {
        double[] passRates = [0, 0, 0, 0, 0, 0, 1, 0, 0.01, 0.5];
        var points = passRates.Select((passRate, i) => new RunPoint(i + 1, passRate)).ToArray();
        var found = LateCollapse.Find(points);
        Assert.Null(LateCollapse.Find([.. points.TakeWhile(p => p.Compute <= found!.Until)]));
    }

    [Fact]
    public void ThePartBeforeANamedEndHasNoCollapseWhateverTheData()
    {
        int collapses = 0;
        for (int seed = 0; seed < 20_000; seed++)
        {
            var points = RandomRun.Draw(new Random(seed)).Points;
            if (LateCollapse.Find(points) is not { } found) continue;
            collapses++;
            Assert.True(LateCollapse.Find([.. points.TakeWhile(p => p.Compute <= found.Until)]) is null, $"run {seed}: {found}");
        }
        Assert.True(collapses > 1_000);
    }

    private static void AssertNoneBefore(Run run, double until)
    {
        var options = InferenceOptions.Default with { Window = new WindowOptions { Until = until } };
        Assert.DoesNotContain(RunAnalyzer.Infer(run, options).Findings, f => f.Code == Code);
    }

    private static double Until(Finding finding) => double.Parse(NamedEnd().Match(finding.Advice).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(OptionName.Until + @" ([0-9.]*[0-9])")]
    private static partial Regex NamedEnd();
}
