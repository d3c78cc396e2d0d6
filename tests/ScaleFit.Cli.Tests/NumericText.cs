using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleFit.Cli.Tests;

/// <summary>Comparison of texts line by line: numbers may differ by a relative tolerance, everything else agrees to the letter.</summary>
internal static partial class NumericText
{
    /// <summary>Stands for a number in a pattern. No output contains it: the '#' of a heading must not count as a number.</summary>
    private const string NumberMark = "\u0001";

    /// <summary>The first line that differs, as text for a failure message; null where the texts agree.</summary>
    /// <param name="expected">The expected text; the tolerance is relative to its numbers.</param>
    /// <param name="actual">The text to compare.</param>
    /// <param name="tolerance">The largest relative difference between two numbers; 0 compares numbers to the letter, too.</param>
    public static string? Difference(string expected, string actual, double tolerance)
    {
        string[] left = expected.Split('\n'), right = actual.Split('\n');
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            string? want = left.ElementAtOrDefault(i), got = right.ElementAtOrDefault(i);
            if (want is null || got is null || !LinesAgree(want, got, tolerance))
                return $"line {i + 1} differs\nexpected: {want ?? "(no such line)"}\nfound:    {got ?? "(no such line)"}";
        }
        return null;
    }

    /// <summary>A text with those of its lines replaced that agree with a line of an earlier text, so that only lines that changed differ from it.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="earlier">The text whose lines stay as they are.</param>
    /// <param name="tolerance">The largest relative difference between two numbers.</param>
    public static string KeepLines(string text, string earlier, double tolerance)
    {
        var known = earlier.Split('\n').ToLookup(Pattern);
        return string.Join('\n', text.Split('\n').Select(line => known[Pattern(line)].Where(old => LinesAgree(old, line, tolerance)).OrderBy(old => old != line).FirstOrDefault(line)));
    }

    private static bool LinesAgree(string want, string got, double tolerance) =>
        want == got || tolerance > 0 && Pattern(want) == Pattern(got) && Numbers(want).Zip(Numbers(got)).All(pair => NumbersAgree(pair.First, pair.Second, tolerance));

    private static bool NumbersAgree(double want, double got, double tolerance) => want.Equals(got) || Math.Abs(want - got) <= tolerance * Math.Abs(want);

    private static string Pattern(string text) => Number().Replace(text, NumberMark);

    private static IEnumerable<double> Numbers(string text) => Number().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")]
    private static partial Regex Number();
}
