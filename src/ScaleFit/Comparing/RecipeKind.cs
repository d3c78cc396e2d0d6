namespace ScaleFit.Comparing;

/// <summary>What a change of recipe does to the curve (paper, section 3).</summary>
public enum RecipeKind
{
    /// <summary>It moves the ceiling.</summary>
    CeilingMover,

    /// <summary>The ceilings are tied; it changes how fast they are reached.</summary>
    EfficiencyShaper,

    /// <summary>It moves the ceiling and changes the efficiency.</summary>
    Both,

    /// <summary>Neither differs by what the data can tell.</summary>
    Neither,

    /// <summary>The data does not tell.</summary>
    Undecided,
}
