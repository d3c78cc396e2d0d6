namespace ScaleFit.Cli.Arguments;

/// <summary>Parses confidence levels such as <c>0.95</c> or <c>95%</c>.</summary>
internal static class LevelArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = "a level from 0.5 to 0.999 such as 0.95 or 95%";

    /// <summary>Parses a level from 0.5 to 0.999.</summary>
    public static bool TryRead(string text, out double level) => PassRateArgument.TryRead(text, out level) && (level = Math.Round(level, 12)) is >= 0.5 and <= 0.999;
}
