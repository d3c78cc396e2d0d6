using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Names in a message: quoted, printable, few.</summary>
internal static class NameList
{
    private const int Most = 8;

    /// <summary>The first names, and how many more there are.</summary>
    public static string Join(IReadOnlyCollection<string> names)
    {
        string listed = string.Join(", ", names.Take(Most).Select(PlainText.Quoted));
        return names.Count > Most ? $"{listed} and {names.Count - Most} more" : listed;
    }

    /// <summary>All names when they are few, otherwise those most like the wanted one first.</summary>
    public static string Near(string wanted, IReadOnlyCollection<string> names) => names.Count <= Most
        ? Join(names)
        : Join([.. names.OrderBy(n => Distance(wanted, n)).ThenBy(n => n, StringComparer.Ordinal)]);

    /// <summary>Edits from one name to the other without case; a name that contains the wanted one is as near as can be.</summary>
    private static int Distance(string wanted, string name) =>
        name.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0 : EditDistance.Between(wanted.ToLowerInvariant(), name.ToLowerInvariant());
}
