using System.Globalization;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;
using ScaleFit.Tests.Logs;
using ScaleFit.Tests.Runs;

namespace ScaleFit.Tests.Inference;

/// <summary>Each finding, on a run that gives reason for it and on one that does not.</summary>
public class FindingTests
{
    private static readonly SimulationOptions Usual = new();

    private static readonly SimulationOptions Exact = new() { StandardDeviation = 1e-5, DriftShare = 0 };

    private static readonly RunPoint[] Falling = [.. SimulatedRun.Every(200, 8_000).Select(c => new RunPoint(c, 0.6 - c / 40_000))];

    private static readonly RunPoint[] PowerLaw = [.. SimulatedRun.Every(100, 8_000).Select(c => new RunPoint(c, 0.65 - 5 / Math.Sqrt(c)))];

    /// <summary>A run whose recipe changed on the way: two rises, one after the other.</summary>
    private static readonly RunPoint[] TwoStages =
        [.. SimulatedRun.Every(100, 16_000).Select(c => new RunPoint(c, 0.2 + 0.2 / (1 + Math.Pow(1_500 / c, 4)) + 0.2 / (1 + Math.Pow(9_000 / c, 8))))];

    /// <summary>A run as one reports it who keeps the best checkpoint.</summary>
    private static RunPoint[] BestSoFar
    {
        get
        {
            double best = 0;
            return [.. new RunSimulator(1).Next(Usual).Points.Where(point => point.Compute > 0).Select(point => new RunPoint(point.Compute, best = Math.Max(best, point.PassRate)))];
        }
    }

    /// <summary>Two runs with ceilings of .61 and .55 that wrote into one log, a little apart.</summary>
    private static readonly RunPoint[] TakingTurns =
        [.. SimulatedRun.Every(100, 16_000).Select((c, i) => new RunPoint(c, 0.2 + (i % 2 == 0 ? 0.41 : 0.35) / (1 + Math.Pow(2_500 / c, 1.9))))];

    private static readonly Dictionary<string, (Func<RunInference> With, Func<RunInference> Without)> Examples = new()
    {
        ["too-few-points"] = (() => Simulated(Exact with { Every = 1_500 }), () => Simulated(Exact with { Every = 1_000 })),
        ["narrow-range"] = (() => Simulated(Usual, new WindowOptions { SkipEarly = 6_000 }), () => Simulated(Usual, new WindowOptions { SkipEarly = 5_000 })),
        ["no-rise"] = (() => Simulated(Usual with { Asymptote = 0.2 }), () => Simulated(Usual with { Asymptote = 0.22 })),
        ["asymptote-unbounded"] = (() => Simulated(Usual with { Until = 2_000 }), () => Simulated(Usual)),
        ["asymptote-weak"] = (() => Simulated(Usual with { Until = 8_000, StandardDeviation = 0.012 }), () => Simulated(Usual)),
        ["ceiling-near-one"] = (() => Simulated(Usual with { Asymptote = 0.998 }), () => Simulated(Usual with { Asymptote = 0.9 })),
        ["start-unknown"] = (() => Of(PowerLaw), () => Simulated(Usual)),
        ["start-above-data"] = (
            () => Simulated(Usual, new WindowOptions { Start = StartRule.Fixed(0.45) }),
            () => Simulated(Usual, new WindowOptions { Start = StartRule.Fixed(0.2) })),
        ["midpoint-outside"] = (() => Simulated(Exact with { Until = 4_000, Midpoint = 5_000 }), () => Simulated(Usual)),
        ["few-after-midpoint"] = (() => Simulated(Exact with { Until = 5_300, Midpoint = 5_000 }), () => Simulated(Exact with { Until = 5_700, Midpoint = 5_000 })),
        ["at-bound"] = (() => Of(Falling), () => Simulated(Usual)),
        ["poor-fit"] = (() => Of(TwoStages), () => Simulated(Usual)),
        ["runs-mixed"] = (() => Of(TakingTurns), () => Simulated(Usual with { DriftShare = 0 })),
        ["never-falls"] = (() => Of(BestSoFar), () => Simulated(Usual)),
        ["evaluations-stop"] = (() => Read("17500,\n18500,\n"), () => Read("17500,\n")),
        ["late-collapse"] = (() => Simulated(Usual with { Collapse = 9_000 }), () => Simulated(Usual)),
        ["strong-correlation"] = (() => Simulated(Usual with { DriftShare = 0.95, CorrelationLength = 3_000 }), () => Simulated(Usual with { DriftShare = 0 })),
        ["power-law-trap"] = (() => Simulated(Usual with { Until = 8_000 }, new WindowOptions { SkipEarly = 3_000 }), () => Simulated(Usual with { Until = 8_000 })),
        ["duplicate-compute"] = (() => Read("500,0.21\n"), () => Read("")),
        ["rows-rejected"] = (() => Read("17000,nonsense\n"), () => Read("")),
    };

    public static TheoryData<string> Codes() => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void ItAppearsWhereThereIsReasonForIt(string code)
    {
        var inference = Examples[code].With();
        Assert.True(inference.Findings.Any(f => f.Code == code), Describe(inference));
        Assert.All(inference.Findings, f => Assert.True(f.Message.Length > 0 && f.Advice.Length > 0, f.Code));
        Assert.All(inference.Findings, f => Assert.Contains(f.Severity, f.Kind!.Severities));
        Assert.All(inference.Findings, f => Assert.DoesNotMatch(OptionNameTests.CommandOption, $"{f.Message} {f.Advice}"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void ItDoesNotAppearWhereThereIsNone(string code)
    {
        var inference = Examples[code].Without();
        Assert.True(inference.Findings.All(f => f.Code != code), Describe(inference));
    }

    [Fact]
    public void AMidpointBeforeTheFittedEvaluationsIsANote()
    {
        var finding = Assert.Single(Simulated(Usual with { Midpoint = 600 }).Findings, f => f.Code == "midpoint-outside");
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(Severity.Warning, Examples["midpoint-outside"].With().Findings.Single(f => f.Code == "midpoint-outside").Severity);
    }

    [Theory]
    [InlineData(0, 450, 15)]
    [InlineData(0.5, 450, 15)]
    [InlineData(0.8, 1_500, 12)]
    public void FlatRunsAreCalledFlatAndRisingOnesAreNot(double driftShare, double correlationLength, int least)
    {
        var options = Usual with { Until = 4_000, DriftShare = driftShare, CorrelationLength = correlationLength };
        Assert.InRange(Flat(options with { Asymptote = 0.2 }), least, 20);
        Assert.Equal(0, Flat(options with { Asymptote = 0.26 }));

        static int Flat(SimulationOptions options)
        {
            var simulator = new RunSimulator(2);
            return Enumerable.Range(0, 20).Count(_ => RunAnalyzer.Infer(simulator.Next(options), InferenceOptions.Default).Findings.Any(f => f.Code == "no-rise"));
        }
    }

    [Fact]
    public void ARunThatSolvesEverythingNeedNotFall()
    {
        var points = SimulatedRun.Every(100, 6_000).Select(c => new RunPoint(c, Math.Min(1, c / 4_000)));
        Assert.DoesNotContain(Of(points).Findings, f => f.Code == "never-falls");
    }

    [Fact]
    public void EvaluationsThatThinOutHaveNotStopped()
    {
        // The next one would come at 1,218.
        string rows = string.Concat(Enumerable.Range(0, 41).Select(k => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(2, k / 4.0)},{0.2 + 0.01 * k}\n")));
        Assert.DoesNotContain(Log.Single($"gpu_hours,pass_rate\n{rows}1200,\n").Findings, f => f.Code == "evaluations-stop");
        Assert.Contains(Log.Single($"gpu_hours,pass_rate\n{rows}2000,\n").Findings, f => f.Code == "evaluations-stop");
    }

    [Fact]
    public void ARunThatIsAlwaysZeroDoesNotRise() =>
        Assert.Contains(Of(SimulatedRun.Every(100, 8_000).Select(c => new RunPoint(c, 0))).Findings, f => f.Code == "no-rise" && f.Message.Contains("A constant of 0.000", StringComparison.Ordinal));

    [Fact]
    public void ALongGoodRunGivesNoWarning() =>
        Assert.DoesNotContain(Simulated(Usual).Findings, f => f.Severity == Severity.Warning);

    private static RunInference Simulated(SimulationOptions options, WindowOptions? window = null) =>
        RunAnalyzer.Infer(new RunSimulator(1).Next(options), new InferenceOptions { Window = window ?? WindowOptions.Default });

    private static RunInference Of(IEnumerable<RunPoint> points) => RunAnalyzer.Infer(SimulatedRun.Of(points), InferenceOptions.Default);

    private static RunInference Read(string more)
    {
        using var writer = new StringWriter();
        SimulatedLog.Write(writer, [new RunSimulator(1).Next(Usual with { Every = 500 })]);
        string[] lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string text = string.Concat(lines.Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..] + "\n")) + more;
        return RunAnalyzer.Infer(Log.Single(text), InferenceOptions.Default);
    }

    private static string Describe(RunInference inference) =>
        $"found {string.Join(", ", inference.Findings.Select(f => f.Code))}; {string.Join(", ", inference.Curves[0].Parameters)}; {inference.Curves[0].Noise}";
}
