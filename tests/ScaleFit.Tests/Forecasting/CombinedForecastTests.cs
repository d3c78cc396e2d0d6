using ScaleFit.Tests.Coverage;
using static ScaleFit.Tests.Forecasting.Contest;

namespace ScaleFit.Tests.Forecasting;

public class CombinedForecastTests
{
    private const int SmallRuns = 120, AllRuns = 1000;

    /// <summary>Weights of the sigmoid to choose from; the rest goes to power law and last value alike.</summary>
    private static readonly double[] Weights = [1 / 3.0, 1 / 2.0, Chosen, 5 / 6.0, 1];

    private const double Chosen = 2 / 3.0;

    /// <summary>What another choice than the best may cost.</summary>
    private const double Little = 0.001;

    private static Contest[] Half => field ??= Real(0.5);

    private static Contest[] Quarter => field ??= Real(0.25);

    [Fact]
    public void OnSimulatedRunsItBeatsTheMeanOfThreeAtEveryDistance() => Beats(Columns("simulated", Simulated(SmallRuns, 10_000, 2, 4, 12)));

    [Fact]
    public void OnAThousandSimulatedRunsItBeatsTheMeanOfThreeAtEveryDistance()
    {
        FullStudy.OnlyWhenAsked();
        Beats(Columns("simulated", Simulated(AllRuns, 10_000, 2, 4, 12)));
    }

    [Fact]
    public void OnRealRunsItBeatsTheMeanOfThreeAtEveryDistance() => Beats(Columns("real", [.. Half, .. Quarter]));

    [Fact]
    public void NoSingleRealRunMakesItBeatTheMeanOfThree()
    {
        Assert.NotEmpty(Half);
        foreach (string left in Half.Concat(Quarter).Select(c => c.Run).Distinct())
        {
            Assert.All([Half, Quarter], all =>
            {
                var others = all.Where(c => c.Run != left).ToArray();
                Assert.True(MeanError(others, c => c.Combined) < MeanError(others, c => c.MeanOfThree), $"not without {left}");
            });
        }
    }

    [Fact]
    public void TheWeightOfItsSigmoidIsTheBestOnSimulatedRuns()
    {
        FullStudy.OnlyWhenAsked();
        var contests = Simulated(AllRuns, 20_000, 2, 4, 12);
        foreach (double weight in Weights)
            Line(Text($"weight {weight:.00}: {string.Join(" ", contests.GroupBy(c => c.Horizon).Select(g => Text($"{g.Key:0}x {MeanError(g, c => c.Weighted(weight)):.0000}")))}"));
        Assert.Equal(Chosen, Weights.MinBy(weight => MeanError(contests, c => c.Weighted(weight))));
    }

    [Fact]
    public void ChoosingTheWeightOnAllRealRunsButOneImprovesThatForecastLittle()
    {
        Contest[] contests = [.. Half, .. Quarter];
        var leftOut = contests.GroupBy(c => c.Run).Select(run =>
        {
            var others = contests.Where(c => c.Run != run.Key).GroupBy(c => c.Horizon).ToArray();
            double weight = Weights.MinBy(w => others.Sum(g => MeanError(g, c => c.Weighted(w))));
            double error = MeanError(run, c => c.Weighted(weight)), ours = MeanError(run, c => c.Combined);
            Line(Text($"without {run.Key}: weight {weight:.00}, its error {error:.0000} against {ours:.0000} with {Chosen:.00}"));
            return (error, ours);
        }).ToArray();
        double chosen = leftOut.Average(e => e.error), fixedWeight = leftOut.Average(e => e.ours);
        Line(Text($"mean over the runs left out: {chosen:.0000} against {fixedWeight:.0000}"));
        Assert.True(fixedWeight < chosen + Little, Text($"{fixedWeight:.0000} against {chosen:.0000}"));
    }

    private static (string Title, Contest[] Contests)[] Columns(string of, Contest[] contests) =>
        [.. contests.GroupBy(c => c.Horizon).Select(g => (Text($"{of} {g.Key:0}x"), g.ToArray()))];

    private static void Beats((string Title, Contest[] Contests)[] columns)
    {
        Assert.NotEmpty(columns);
        Print(columns);
        Assert.All(columns, c => Assert.True(MeanError(c.Contests, x => x.Combined) < MeanError(c.Contests, x => x.MeanOfThree), c.Title));
    }
}
