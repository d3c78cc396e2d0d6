namespace ScaleFit.Inference;

/// <summary>One end of a profile interval.</summary>
/// <param name="Value">Where the profile crosses; null where it does not within the quantity's bounds.</param>
/// <param name="AtBound">True when another parameter sat on its bound there.</param>
internal readonly record struct ProfileEnd(double? Value, bool AtBound);
