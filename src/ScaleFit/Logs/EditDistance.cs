using F23.StringSimilarity;

namespace ScaleFit.Logs;

/// <summary>How far two words are apart.</summary>
internal static class EditDistance
{
    /// <summary>Longer words are compared by their beginnings: the time grows with the product of the lengths.</summary>
    private const int Longest = 200;

    private static readonly OptimalStringAlignment Alignment = new();

    /// <summary>How many letters are wrong, missing, too many or swapped with their neighbour.</summary>
    public static int Between(string a, string b) => (int)Alignment.Distance(Beginning(a), Beginning(b));

    private static string Beginning(string word) => word.Length > Longest ? word[..Longest] : word;
}
