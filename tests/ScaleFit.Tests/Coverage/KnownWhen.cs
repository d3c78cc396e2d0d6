using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Coverage;

/// <summary>What the first part of simulated ScaleRL 8B runs (arXiv 2510.13786, Table 1) tells of their end.</summary>
internal sealed class KnownWhen
{
    public const string Header = """
        | stopped at | evaluations fitted | ceiling closed | median half-width | coverage | median error at 16k | 90% of errors below | median half-width at 16k |
        |---|---|---|---|---|---|---|---|
        """;

    private const double End = 16_000;

    /// <summary>A .61, B 1.92, C_mid 2542, R0 .2, noise of .008, half white and half AR(1) .8, evaluated every 100 GPU-hours from 0.</summary>
    private static readonly SimulationOptions Truth = new();

    private readonly double _stop;
    private readonly int _runs;
    private readonly List<double> _halfWidths = [];
    private readonly List<double> _errors = [];
    private readonly List<double> _forecastHalfWidths = [];
    private int _held;
    private int _fitted;

    public KnownWhen(double stop, int runs, int seed)
    {
        (_stop, _runs) = (stop, runs);
        double reached = new RunSimulator(0).Next(Truth with { StandardDeviation = 0 }).Points[^1].PassRate;
        Parallel.For(0, runs, k => Add(new RunSimulator(seed + k).Next(Truth), reached));
    }

    /// <summary>Share of runs whose ceiling has both ends.</summary>
    public double ClosedShare => (double)_halfWidths.Count / _runs;

    /// <summary>Median half-width of the closed ones.</summary>
    public double HalfWidth => Quantile(_halfWidths, 0.5);

    /// <summary>Share of runs whose interval holds the true ceiling.</summary>
    public double Coverage => (double)_held / _runs;

    /// <summary>Median of |forecast - truth| at 16,000 GPU-hours.</summary>
    public double Error => Quantile(_errors, 0.5);

    public override string ToString() => FormattableString.Invariant(
        $"| {_stop / 1000:0.#}k | {_fitted} | {ClosedShare:.00} | {Figure(HalfWidth)} | {Coverage:.000} | {Error:.000} | {Quantile(_errors, 0.9):.000} | {Quantile(_forecastHalfWidths, 0.5):.000} |");

    private static string Figure(double value) => double.IsNaN(value) ? "-" : FormattableString.Invariant($"{value:.000}");

    private static double Quantile(List<double> values, double share) => values.Count == 0 ? double.NaN : values.Order().ElementAt((int)(share * values.Count));

    private void Add(Run run, double reached)
    {
        var options = new InferenceOptions { Window = new WindowOptions { Until = _stop }, Curves = [SigmoidCurve.Instance] };
        var sigmoid = RunAnalyzer.Infer(run, options).Curves[0];
        var ceiling = sigmoid["asymptote"].Interval!;
        var forecast = new ProfileWalker(sigmoid.Profile).PassRate(End);
        lock (_errors)
        {
            if ((ceiling.Upper - ceiling.Lower) / 2 is { } halfWidth) _halfWidths.Add(halfWidth);
            if (!(ceiling.Lower > Truth.Asymptote) && !(ceiling.Upper < Truth.Asymptote)) _held++;
            _errors.Add(Math.Abs(forecast.Value - reached));
            _forecastHalfWidths.Add((forecast.Interval!.Upper!.Value - forecast.Interval.Lower!.Value) / 2);
            _fitted = sigmoid.Fit.Observations;
        }
    }
}
