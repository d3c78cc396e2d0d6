using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Posterior;

/// <summary>
/// Draws curves by importance sampling: midpoint and efficiency from a uniform grid and from Student's t around what fits, start and evaluation
/// noise integrated in closed form, the gain drawn from its conditional distribution between 0 and what is left below 1. No draw depends on a
/// prior of the shape, so that one set of draws serves any. Quasi-random and seedless: the same run gives the same draws.
/// </summary>
internal sealed class DrawSampler
{
    /// <summary>Range of ln(C50 / end of the run) and of ln B.</summary>
    private const double LowestMidpoint = -4, HighestMidpoint = 6;
    private static readonly double LowestEfficiency = Math.Log(0.3), HighestEfficiency = Math.Log(10);

    private static readonly double Area = (HighestMidpoint - LowestMidpoint) * (HighestEfficiency - LowestEfficiency);

    /// <summary>Nodes of the uniform grid, and of each of the rounds that close in on what fits.</summary>
    private const int GridNodes = 128, RoundNodes = 48, Rounds = 6;

    /// <summary>Nodes on which models of fluctuation are screened, the share of the weight that keeps one, and the most kept.</summary>
    private const int ScreeningNodes = 32;
    private const double ScreeningShare = 1e-3;
    private const int MostKept = 16;

    /// <summary>Nodes, in effect, that the next round is centred on. With fewer, it would close in on a single node.</summary>
    private const double FewestInEffect = 8;

    /// <summary>Standard deviation of the start around the first mean. A run without early evaluations does not tell its start.</summary>
    private const double StartDeviation = 0.3;

    private readonly ObservedRun _run;
    private readonly (int Index, WhitenedRun Whitened)[] _models;
    private readonly double _precisionOfStart;

    private DrawSampler(ObservedRun run)
    {
        _run = run;
        _precisionOfStart = Math.Exp(2 * run.LogDeviation) / (StartDeviation * StartDeviation);
        _models = Screened([.. Fluctuation.All.Select((fluctuation, index) => (index, new WhitenedRun(run, fluctuation)))]);
    }

    /// <summary>Draws curves of every law for a run.</summary>
    public static PosteriorDraw[] Draw(ObservedRun run)
    {
        var sampler = new DrawSampler(run);
        var draws = new List<PosteriorDraw>();
        foreach (var law in Enum.GetValues<GrowthLaw>()) draws.AddRange(law == GrowthLaw.Constant ? sampler.Constants() : sampler.Draw(law));
        return [.. draws];
    }

    /// <summary>The models that are likely enough under curves of two laws that differ.</summary>
    private (int, WhitenedRun)[] Screened((int Index, WhitenedRun Whitened)[] models)
    {
        var weights = new double[models.Length];
        var grid = Grid(ScreeningNodes);
        var draws = new List<PosteriorDraw>();
        foreach (var law in (GrowthLaw[])[GrowthLaw.Sigmoid, GrowthLaw.Gompertz]) Evaluate(law, grid, models, draws);
        double best = draws.Max(draw => draw.LogWeight);
        foreach (var draw in draws) weights[draw.Fluctuation] += Math.Exp(draw.LogWeight - best);
        double least = ScreeningShare * weights.Sum();
        return [.. models.Where(model => weights[model.Index] >= least).OrderByDescending(model => weights[model.Index]).ThenBy(model => model.Index).Take(MostKept)];
    }

    private List<PosteriorDraw> Draw(GrowthLaw law)
    {
        var draws = new List<PosteriorDraw>();
        List<Proposal> proposals = [];
        Evaluate(law, Grid(GridNodes), _models, draws);
        for (int round = 0; round < Rounds; round++)
        {
            var proposal = Proposal.Around(Nodes(Weighted(draws, proposals)), FewestInEffect);
            proposals.Add(proposal);
            Evaluate(law, [.. proposal.Nodes(RoundNodes).Where(IsInside)], _models, draws);
        }
        return Weighted(draws, proposals);
    }

    /// <summary>Draws with the density that all rounds together had where they lie (the balance heuristic).</summary>
    private static List<PosteriorDraw> Weighted(List<PosteriorDraw> draws, List<Proposal> proposals) => [.. draws.Select(draw =>
    {
        double density = GridNodes / Area;
        foreach (var proposal in proposals) density += RoundNodes * proposal.Density(draw.Midpoint, draw.LogEfficiency);
        return draw with { LogWeight = draw.LogWeight - Math.Log(density) };
    })];

    /// <summary>The nodes of draws, each with the weight of its draws together.</summary>
    private static IReadOnlyCollection<(double Midpoint, double LogEfficiency, double LogWeight)> Nodes(List<PosteriorDraw> draws)
    {
        var nodes = new Dictionary<(double Midpoint, double LogEfficiency), double>();
        double best = draws.Max(draw => draw.LogWeight);
        foreach (var draw in draws)
        {
            var node = (draw.Midpoint, draw.LogEfficiency);
            nodes[node] = nodes.GetValueOrDefault(node) + Math.Exp(draw.LogWeight - best);
        }
        return [.. nodes.Where(node => node.Value > 0).Select(node => (node.Key.Midpoint, node.Key.LogEfficiency, Math.Log(node.Value)))];
    }

    private static bool IsInside((double Midpoint, double LogEfficiency) node) =>
        node.Midpoint is >= LowestMidpoint and <= HighestMidpoint && node.LogEfficiency >= LowestEfficiency && node.LogEfficiency <= HighestEfficiency;

    private static (double Midpoint, double LogEfficiency)[] Grid(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var (u, v) = QuasiRandom.Pair(i);
        return (LowestMidpoint + u * (HighestMidpoint - LowestMidpoint), LowestEfficiency + v * (HighestEfficiency - LowestEfficiency));
    })];

    /// <summary>Adds one draw for each node and model, weighted by its likelihood alone.</summary>
    private void Evaluate(GrowthLaw law, (double Midpoint, double LogEfficiency)[] nodes, (int Index, WhitenedRun Whitened)[] models, List<PosteriorDraw> draws)
    {
        int lanes = Vector<double>.Count;
        Span<Vector<double>> shape = stackalloc Vector<double>[_run.Count];
        // Draws stand in the order of nodes and models, whatever the width of a vector.
        int start = draws.Count;
        CollectionsMarshal.SetCount(draws, start + nodes.Length * models.Length);
        for (int first = 0; first < nodes.Length; first += lanes)
        {
            var curves = new LawShape(law, Lanes(nodes, first, static node => node.Midpoint), Lanes(nodes, first, static node => node.LogEfficiency));
            for (int i = 0; i < shape.Length; i++) shape[i] = curves.At(new(_run.LogCompute[i]));
            for (int model = 0; model < models.Length; model++)
            {
                var (index, whitened) = models[model];
                var (one, rates, itself) = whitened.Products(shape);
                for (int lane = 0; lane < lanes && first + lane < nodes.Length; lane++)
                {
                    var (midpoint, efficiency) = nodes[first + lane];
                    int place = start + (first + lane) * models.Length + model;
                    draws[place] = Integrate(law, index, whitened, midpoint, efficiency, one[lane], rates[lane], itself[lane], QuasiRandom.Single(place));
                }
            }
        }
    }

    private static Vector<double> Lanes((double, double)[] nodes, int first, Func<(double Midpoint, double LogEfficiency), double> part)
    {
        Span<double> values = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < values.Length; lane++) values[lane] = part(nodes[Math.Min(first + lane, nodes.Length - 1)]);
        return new(values);
    }

    /// <summary>Integrates start and noise out, and draws the gain.</summary>
    private PosteriorDraw Integrate(
        GrowthLaw law, int model, WhitenedRun run, double midpoint, double efficiency, double oneShape, double ratesShape, double shapeShape, double uniform)
    {
        var (one, ofOne, squares, freedom) = Start(run);
        double remaining = Math.Max(shapeShape - oneShape * oneShape / one, 1e-9 * shapeShape + 1e-12);
        double mean = (ratesShape - oneShape * ofOne / one) / remaining;
        squares = Math.Max(squares - mean * mean * remaining, 1e-12) + _run.SquaresWithin;
        double deviation = Math.Sqrt(squares / freedom);
        // The start follows from the gain: (ofOne - oneShape gain) / one. Start plus gain is at most 1.
        double most = Math.Clamp((1 - ofOne / one) / Math.Max(1 - oneShape / one, 1e-3), 1e-3, 2);
        var (gain, logMass) = TruncatedNormal.Draw(mean, deviation / Math.Sqrt(remaining), 0, most, uniform);
        double start = Math.Clamp((ofOne - oneShape * gain) / one, 0, 1);
        return new PosteriorDraw(law, model, midpoint, efficiency, start, gain, deviation,
            -0.5 * (run.LogDeterminant + Math.Log(one) + Math.Log(remaining)) - freedom / 2 * Math.Log(squares) + logMass);
    }

    private IEnumerable<PosteriorDraw> Constants()
    {
        foreach (var (index, run) in _models)
        {
            var (one, ofOne, squares, freedom) = Start(run);
            squares = Math.Max(squares, 1e-12) + _run.SquaresWithin;
            double deviation = Math.Sqrt(squares / freedom);
            // Without a gain there is one integral less: a factor of the deviation times the root of 2 pi.
            yield return new PosteriorDraw(GrowthLaw.Constant, index, 0, 0, Math.Clamp(ofOne / one, 0, 1), 0, deviation,
                -0.5 * (run.LogDeterminant + Math.Log(one)) - freedom / 2 * Math.Log(squares) - Math.Log(deviation) - 0.5 * Math.Log(2 * Math.PI));
        }
    }

    /// <summary>Normal equations of the start with its prior, the squares that it leaves, and the degrees of freedom.</summary>
    private (double One, double OfOne, double Squares, double Freedom) Start(WhitenedRun run)
    {
        double first = _run.PassRate[0];
        double one = run.OneOne + _precisionOfStart, ofOne = run.OneRates + _precisionOfStart * first;
        return (one, ofOne, run.RatesRates + _precisionOfStart * first * first - ofOne * ofOne / one, Math.Max(1, _run.Evaluations - 2));
    }
}
