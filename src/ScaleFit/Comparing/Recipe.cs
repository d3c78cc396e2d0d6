using ScaleFit.Inference;

namespace ScaleFit.Comparing;

/// <summary>A recipe: one run of it, or several that differ only in their seed.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Runs">Its analysed runs, at least one; the sigmoid is the first curve of each.</param>
public sealed record Recipe(string Name, IReadOnlyList<RunInference> Runs);
