using F23.StringSimilarity;

namespace ScaleFit.Logs;

/// <summary>The edit distance between two words.</summary>
internal static class EditDistance
{
    /// <summary>ScaleFit compares only the beginnings of longer words, because the time grows with the product of the lengths.</summary>
    private const int Longest = 200;

    private static readonly OptimalStringAlignment Alignment = new();

    /// <summary>The number of substitutions, deletions, insertions and swaps of neighbouring letters.</summary>
    public static int Between(string a, string b) => (int)Alignment.Distance(Beginning(a), Beginning(b));

    private static string Beginning(string word) => word.Length > Longest ? word[..Longest] : word;
}
