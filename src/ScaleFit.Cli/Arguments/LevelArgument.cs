namespace ScaleFit.Cli.Arguments;

/// <summary>Confidence levels as people write them: <c>.95</c> or <c>95%</c>.</summary>
internal static class LevelArgument
{
    /// <summary>What a level looks like, as the end of a sentence.</summary>
    public const string Expected = "a level from .5 to .999 such as .95 or 95%";

    /// <summary>Reads a level.</summary>
    public static bool TryRead(string text, out double level) => PassRateArgument.TryRead(text, out level) && (level = Math.Round(level, 12)) is >= 0.5 and <= 0.999;
}
