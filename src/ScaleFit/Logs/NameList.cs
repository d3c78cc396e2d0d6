using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Lists of names for messages: quoted, printable and short.</summary>
internal static class NameList
{
    private const int Most = 8;

    /// <summary>The first names and the number of the others.</summary>
    public static string Join(IReadOnlyCollection<string> names)
    {
        string listed = string.Join(", ", names.Take(Most).Select(PlainText.Quoted));
        return names.Count > Most ? $"{listed} and {names.Count - Most} more" : listed;
    }

    /// <summary>All names if they are few, otherwise the names most similar to <paramref name="wanted"/> first.</summary>
    public static string Near(string wanted, IReadOnlyCollection<string> names) => names.Count <= Most
        ? Join(names)
        : Join([.. names.OrderBy(n => Distance(wanted, n)).ThenBy(n => n, StringComparer.Ordinal)]);

    /// <summary>Case-insensitive edit distance; 0 for a name that contains the wanted one.</summary>
    private static int Distance(string wanted, string name) =>
        name.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0 : EditDistance.Between(wanted.ToLowerInvariant(), name.ToLowerInvariant());
}
