using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Comparing;

/// <summary>
/// Comparisons of equal simulated recipes (ScaleRL 8B, arXiv 2510.13786, Table 1) whose runs vary: by a standard deviation of 0.01 in A, and of 5% in B and C_mid.
/// </summary>
internal sealed class VaryingRecipes
{
    public const string Header = """
        | noise | candidates | any verdict | any kind | passed: asymptote | pass-rate@32k | compute@.5 |
        |---|---|---|---|---|---|---|
        """;

    private const double Variation = 0.05;

    private static readonly InferenceOptions Sigmoid = new() { Curves = [SigmoidCurve.Instance] };
    private static readonly Gate Gate = new([Quantity.Asymptote, Quantity.PassRateAt(32_000), Quantity.ComputeTo(0.5)], RequiresImprovement: false);

    private readonly double _driftShare;
    private readonly int _candidates;
    private readonly int _studies;
    private readonly ComparisonOptions _options;
    private readonly int[] _passes = new int[3];
    private int _verdicts;
    private int _kinds;

    public VaryingRecipes(double driftShare, int candidates, int studies, ComparisonOptions? options = null)
    {
        (_driftShare, _candidates, _studies) = (driftShare, candidates, studies);
        _options = (options ?? new ComparisonOptions()) with { At = [32_000], Targets = [0.5] };
        Parallel.For(0, studies, k => Add(new Random(50_000 + k)));
    }

    /// <summary>Share of studies in which any quantity of any candidate is called better or worse.</summary>
    public double Verdicts => (double)_verdicts / _studies;

    public override string ToString() => FormattableString.Invariant(
        $"| {(_driftShare == 0 ? "white" : "half white, half AR(1) .8")} | {_candidates} | {Verdicts:.000} | {(double)_kinds / _studies:.000} | {string.Join(" | ", _passes.Select(count => FormattableString.Invariant($"{(double)count / _studies / _candidates:.000}")))} |");

    private void Add(Random random)
    {
        var baseline = Draw("baseline", random);
        var comparisons = RecipeComparer.Compare(baseline, [.. Enumerable.Range(0, _candidates).Select(k => Draw($"candidate {k}", random))], _options);
        var results = Gate.Judge(comparisons, _options);
        bool isCalled = comparisons.Any(c => c.Effects.Append(c.EfficiencyEffect).Append(c.MidpointEffect).Any(effect => effect.Verdict is Verdict.Better or Verdict.Worse));
        bool hasKind = comparisons.Any(c => c.Kind is RecipeKind.CeilingMover or RecipeKind.EfficiencyShaper or RecipeKind.Both);
        lock (_passes)
        {
            if (isCalled) _verdicts++;
            if (hasKind) _kinds++;
            for (int rule = 0; rule < _passes.Length; rule++) _passes[rule] += results.Count(result => result.Effect.Quantity == Gate.Rules[rule] && result.Outcome == GateOutcome.Pass);
        }
    }

    private Recipe Draw(string name, Random random)
    {
        var usual = new SimulationOptions { Every = 200, DriftShare = _driftShare, RunDeviation = 0.01 };
        var options = usual with
        {
            Efficiency = usual.Efficiency * Math.Exp(MathNet.Numerics.Distributions.Normal.Sample(random, 0, Variation)),
            Midpoint = usual.Midpoint * Math.Exp(MathNet.Numerics.Distributions.Normal.Sample(random, 0, Variation)),
        };
        return new Recipe(name, [RunAnalyzer.Infer(new RunSimulator(random.Next()).Next(options), Sigmoid)]);
    }
}
