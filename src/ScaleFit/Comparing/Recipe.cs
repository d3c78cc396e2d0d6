using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Comparing;

/// <summary>A recipe: one run of it, or several that differ only in their seed. Immutable: threads may share it.</summary>
public sealed record Recipe
{
    /// <summary>Makes a recipe.</summary>
    /// <param name="name">Its name; never trusted as markup.</param>
    /// <param name="runs">Its analysed runs, at least one; the sigmoid is the first curve of each.</param>
    /// <exception cref="ArgumentException">There is no run, one is a copy of another, which has no spread, or its first curve is another one.</exception>
    public Recipe(string name, IReadOnlyList<RunInference> runs)
    {
        ArgumentNullException.ThrowIfNull(name);
        runs = Frozen.Copy(runs, nameof(runs));
        if (runs.Count == 0) throw new ArgumentException("A recipe has at least one run.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Curves[0].Curve is not SigmoidCurve) is { } other)
            throw new ArgumentException($"The first curve of the run '{other.Run.Name}' is not the sigmoid, by which recipes are compared.", nameof(runs));
        for (int i = 1; i < runs.Count; i++)
        {
            if (Copied(runs.Take(i), runs[i]) is { } same)
                throw new ArgumentException($"the runs '{same.Run.Name}' and '{runs[i].Run.Name}' of recipe '{name}' are the same evaluations: leave one out");
        }
        (Name, Runs) = (name, runs);
    }

    /// <summary>The recipe's name.</summary>
    public string Name { get; }

    /// <summary>Its runs.</summary>
    public IReadOnlyList<RunInference> Runs { get; }

    /// <summary>The run among others that holds the same evaluations as one; null where there is none.</summary>
    internal static RunInference? Copied(IEnumerable<RunInference> others, RunInference run) => others.FirstOrDefault(other => other.Run.Points.SequenceEqual(run.Run.Points));
}
