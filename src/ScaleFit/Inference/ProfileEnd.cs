namespace ScaleFit.Inference;

/// <summary>One end of a profile interval.</summary>
/// <param name="Value">Where the profile crosses; null where it does not within the quantity's bounds.</param>
/// <param name="AtBound">True when another parameter sat on its bound there.</param>
internal readonly record struct ProfileEnd(double? Value, bool AtBound);

/// <summary>What came of looking for the furthest point of a likelihood contour.</summary>
internal enum ContourEnd
{
    /// <summary>It was found.</summary>
    Found,

    /// <summary>It lies clearly inside a value that matters.</summary>
    Inside,

    /// <summary>Steps did not settle inside the bounds: the end is open, on a bound, or takes a slower way.</summary>
    Lost,
}
