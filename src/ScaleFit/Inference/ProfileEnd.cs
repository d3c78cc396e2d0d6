namespace ScaleFit.Inference;

/// <summary>One end of a profile interval.</summary>
/// <param name="Value">Where the profile crosses the limit, or null where it does not within the quantity's bounds.</param>
/// <param name="AtBound">True when another parameter is at its bound there.</param>
internal readonly record struct ProfileEnd(double? Value, bool AtBound);

/// <summary>The outcome of the search for the furthest point of a likelihood contour.</summary>
internal enum ContourEnd
{
    /// <summary>The point was found.</summary>
    Found,

    /// <summary>The point lies inside the cut-off.</summary>
    Inside,

    /// <summary>The steps did not converge inside the bounds: the end is not bounded, is at a bound, or needs the search by refits.</summary>
    Lost,
}
