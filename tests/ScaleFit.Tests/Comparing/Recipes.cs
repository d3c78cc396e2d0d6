using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Comparing;

/// <summary>Recipes for tests of comparisons.</summary>
internal static class Recipes
{
    private static readonly InferenceOptions Sigmoid = new() { Curves = [SigmoidCurve.Instance] };

    /// <summary>A recipe of analysed runs.</summary>
    public static Recipe Of(string name, params IEnumerable<Run> runs) => new(name, [.. runs.Select(run => RunAnalyzer.Infer(run, Sigmoid))]);

    /// <summary>A recipe of one run on a published curve with hardly any noise.</summary>
    public static Recipe OnCurve(string name, double asymptote, double efficiency, double midpoint, double noise = 0.001, int seed = 1) =>
        Of(name, SimulatedRun.OnSigmoid(0.2, asymptote, efficiency, midpoint, SimulatedRun.Every(200, 16_000), noise, seed));

    /// <summary>The recipes of a sample, a run each or pooled by their column, in the order of the file.</summary>
    public static IReadOnlyList<Recipe> OfSample(string file, string? recipeColumn = null)
    {
        var runs = LogReader.Read(Path.Combine(Shared.Root(), "samples", file), new LogOptions { RecipeColumn = recipeColumn }).Runs;
        return [.. runs.GroupBy(run => run.Recipe ?? run.Name).Select(group => Of(group.Key, group))];
    }
}
