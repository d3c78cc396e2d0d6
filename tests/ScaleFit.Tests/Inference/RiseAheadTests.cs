using ScaleFit.Curves;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Inference;

/// <summary>Where noise looks like the flat part of a curve, asymptote and forecasts still leave room for a rise that is ahead.</summary>
public class RiseAheadTests(ITestOutputHelper output)
{
    /// <summary>Simulated: A 0.487, B 0.96, C_mid 4,286, half white, half AR(1) 0.8, standard deviation 0.02. Its best fit is a step to 0.38 hidden in drift.</summary>
    private static readonly (double Compute, double PassRate)[] Step =
    [
        (0, 0.275567), (120, 0.307555), (240, 0.296168), (360, 0.309613), (480, 0.296650), (600, 0.298042), (720, 0.286286), (840, 0.331513), (2160, 0.374830),
        (2280, 0.379986), (2400, 0.370234), (2520, 0.363148), (2640, 0.404659), (2760, 0.391224), (2880, 0.375549), (3000, 0.325573),
    ];

    [Fact]
    public void AStepHiddenInDriftDoesNotBoundTheAsymptote()
    {
        var run = SimulatedRun.Of([.. Step.Select(p => new RunPoint(p.Compute, p.PassRate))]);
        var curve = Analysed(run).Curves[0];
        Assert.Null(curve["asymptote"].Interval!.Upper);
        Assert.True(new ProfileWalker(curve.Profile).PassRate(1e9).Interval!.Upper > 0.95);
    }

    /// <summary>Runs at half of their midpoint and runs that have not risen: an asymptote without an upper end has forecasts that rise towards 1.</summary>
    [Theory]
    [InlineData(0.61)]
    [InlineData(0.2)]
    public void ForecastsReachAsFarUpAsTheAsymptote(double asymptote)
    {
        int unbounded = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new RunSimulator(seed).Next(new SimulationOptions { Asymptote = asymptote, Every = 100, Until = 3_000, Midpoint = 6_000 });
            var inference = Analysed(run);
            var ceiling = inference.Curves[0]["asymptote"].Interval!;
            double far = Forecaster.Forecast(inference, new ForecastOptions { At = [1e9] }).Curves[0].Forecasts[0].Fit.Upper!.Value;
            if (ceiling.Upper is { } upper)
            {
                Assert.True(far <= upper + 1e-6, $"seed {seed}: {far} beside {upper}");
            }
            else
            {
                unbounded++;
                Assert.True(far > 0.9, $"seed {seed}: {far} beside an asymptote without an upper end");
            }
        }
        Assert.True(unbounded >= 10);
    }

    /// <summary>Runs that end before their midpoint: an asymptote is rarely bounded by a step.</summary>
    [Fact]
    public void FewShortRunsHaveAWrongAsymptoteThatIsBounded()
    {
        const int Runs = 60;
        int wrong = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            var options = new SimulationOptions { Every = 640, Until = 16_000, Midpoint = 22_800, Efficiency = 1.6, StandardDeviation = 0.02, CorrelationLength = 2_868 };
            var ceiling = Analysed(new RunSimulator(seed).Next(options)).Curves[0]["asymptote"].Interval!;
            if (ceiling.Upper is not null && !ceiling.Contains(options.Asymptote)) wrong++;
        }
        output.WriteLine($"{wrong} of {Runs}");
        Assert.True(wrong <= 2);
    }

    private static RunInference Analysed(Run run) => RunAnalyzer.Infer(run, new InferenceOptions { Curves = [SigmoidCurve.Instance] });
}
