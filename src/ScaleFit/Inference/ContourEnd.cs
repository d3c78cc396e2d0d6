namespace ScaleFit.Inference;

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
