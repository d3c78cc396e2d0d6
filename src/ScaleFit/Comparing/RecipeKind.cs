namespace ScaleFit.Comparing;

/// <summary>The kind of change that a recipe makes to the curve (paper, section 3).</summary>
public enum RecipeKind
{
    /// <summary>It changes the asymptote.</summary>
    CeilingMover,

    /// <summary>The asymptotes are tied, and the efficiency or midpoint changes.</summary>
    EfficiencyShaper,

    /// <summary>It changes the asymptote, and the efficiency or midpoint.</summary>
    Both,

    /// <summary>The asymptotes are equivalent within the resolution, and efficiency and midpoint do not differ significantly.</summary>
    Neither,

    /// <summary>The data does not determine the kind.</summary>
    Undecided,
}
