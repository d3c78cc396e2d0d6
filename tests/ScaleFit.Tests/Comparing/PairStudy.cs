using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Comparing;

/// <summary>What gates say of many pairs of simulated ScaleRL 8B runs (arXiv 2510.13786, Table 1) to 16k GPU-hours, whose ceilings scatter by .01 from run to run.</summary>
internal sealed class PairStudy
{
    public const string Header = """
        | noise | true loss | pairs | regression: asymptote | pass-rate@100k | compute@.55 | any of them | pass: asymptote | pass-rate@100k | compute@.55 | called efficiency shaper | interval of the difference holds it |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    private static readonly Gate Gate = new([Quantity.Asymptote, Quantity.PassRateAt(100_000), Quantity.ComputeTo(0.55)], RequiresImprovement: false);
    private static readonly ComparisonOptions Options = new() { At = [100_000], Targets = [0.55] };
    private static readonly InferenceOptions Sigmoid = new() { Curves = [SigmoidCurve.Instance] };

    private readonly string _name;
    private readonly double _loss;
    private readonly int _pairs;
    private readonly int[] _regressions = new int[4];
    private readonly int[] _passes = new int[3];
    private int _shapers;
    private int _held;

    /// <summary>Draws and judges pairs; seeds follow from the number of the pair.</summary>
    public PairStudy(double phi, double loss, int pairs, int seed)
    {
        (_name, _loss, _pairs) = (phi == 0 ? "white" : FormattableString.Invariant($"AR(1) {phi}"), loss, pairs);
        var truth = new SimulationOptions { RunDeviation = 0.01, DriftShare = phi == 0 ? 0 : 1, CorrelationLength = phi == 0 ? null : -100 / Math.Log(phi) };
        Parallel.For(0, pairs, k => Add(new RunSimulator(seed + k), truth));
    }

    /// <summary>Share of pairs in which a rule calls a regression: asymptote, pass rate, compute, any.</summary>
    public double Regressions(int rule) => (double)_regressions[rule] / _pairs;

    /// <summary>Share of pairs that a rule lets pass.</summary>
    public double Passes(int rule) => (double)_passes[rule] / _pairs;

    /// <summary>Share of pairs that are called an efficiency shaper.</summary>
    public double Shapers => (double)_shapers / _pairs;

    /// <summary>Share of intervals of the difference in ceiling, of the next runs, that hold the true one of the recipes.</summary>
    public double Coverage => (double)_held / _pairs;

    public override string ToString() => FormattableString.Invariant(
        $"| {_name} | {_loss:.00} | {_pairs} | {string.Join(" | ", _regressions.Concat(_passes).Append(_shapers).Append(_held).Select(count => FormattableString.Invariant($"{(double)count / _pairs:.000}")))} |");

    private void Add(RunSimulator simulator, SimulationOptions truth)
    {
        var baseline = new Recipe("baseline", [RunAnalyzer.Infer(simulator.Next(truth), Sigmoid)]);
        var candidate = new Recipe("candidate", [RunAnalyzer.Infer(simulator.Next(truth with { Asymptote = truth.Asymptote - _loss }), Sigmoid)]);
        var comparison = RecipeComparer.Compare(baseline, [candidate], Options)[0];
        var outcomes = Gate.Judge([comparison], Options).Select(result => result.Outcome).ToArray();
        var interval = comparison[Quantity.Asymptote].Interval;
        lock (_passes)
        {
            for (int rule = 0; rule < outcomes.Length; rule++)
            {
                if (outcomes[rule] == GateOutcome.Regression) _regressions[rule]++;
                if (outcomes[rule] == GateOutcome.Pass) _passes[rule]++;
            }
            if (outcomes.Contains(GateOutcome.Regression)) _regressions[3]++;
            if (comparison.Kind == RecipeKind.EfficiencyShaper) _shapers++;
            if (!(interval.Lower > -_loss) && !(interval.Upper < -_loss)) _held++;
        }
    }
}
