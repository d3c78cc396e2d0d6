using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>A recipe: one run, or several that differ only in their seed. Immutable: threads may share it.</summary>
public sealed record Recipe
{
    /// <summary>Runs that share more evaluations than this are copies, whole or in part. Independent runs share few, also with coarse pass rates.</summary>
    private const double SharedEvaluations = 0.7;

    private const int FewestShared = 10;

    /// <summary>Makes a recipe.</summary>
    /// <param name="name">The recipe's name. Never trusted as markup.</param>
    /// <param name="runs">The analysed runs, at least one. The sigmoid is the first curve of each.</param>
    /// <exception cref="ArgumentException">There is no run, a run is a copy of another, or the first curve of a run is not the sigmoid.</exception>
    public Recipe(string name, IReadOnlyList<RunInference> runs)
    {
        ArgumentNullException.ThrowIfNull(name);
        runs = Frozen.Copy(runs, nameof(runs));
        if (runs.Count == 0) throw new ArgumentException("A recipe must have at least one run.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Curves[0].Curve is not SigmoidCurve) is { } other)
            throw new ArgumentException($"The first curve of the run '{other.Run.Name}' is not the sigmoid. Recipes are compared by the sigmoid.", nameof(runs));
        for (int i = 1; i < runs.Count; i++)
        {
            if (Copied(runs.Take(i), runs[i]) is { } same)
                throw new ArgumentException($"the runs '{same.Run.Name}' and '{runs[i].Run.Name}' of recipe '{name}' have the same evaluations: remove one of them");
        }
        (Name, Runs) = (name, runs);
    }

    /// <summary>The recipe's name.</summary>
    public string Name { get; }

    /// <summary>The recipe's runs.</summary>
    public IReadOnlyList<RunInference> Runs { get; }

    /// <summary>The run among others with the same evaluations as a run, all of them or most, or null.</summary>
    internal static RunInference? Copied(IEnumerable<RunInference> others, RunInference run) => others.FirstOrDefault(other => IsCopy(other.Run.Points, run.Run.Points));

    private static bool IsCopy(IReadOnlyList<RunPoint> first, IReadOnlyList<RunPoint> second)
    {
        if (first.SequenceEqual(second)) return true;
        // Where all prompts fail or pass, runs agree without being copies.
        var points = first.Where(point => point.PassRate is > 0 and < 1).Select(point => (point.Compute, point.PassRate)).ToHashSet();
        int shared = second.Count(point => points.Contains((point.Compute, point.PassRate)));
        return shared >= FewestShared && shared > SharedEvaluations * Math.Min(first.Count, second.Count);
    }
}
