namespace ScaleFit.Logs;

/// <summary>Names in a message: quoted, printable, few.</summary>
internal static class NameList
{
    private const int Most = 8;

    /// <summary>The first names, and how many more there are.</summary>
    public static string Join(IReadOnlyCollection<string> names)
    {
        string listed = string.Join(", ", names.Take(Most).Select(Printable.Quoted));
        return names.Count > Most ? $"{listed} and {names.Count - Most} more" : listed;
    }

    /// <summary>All names when they are few, otherwise those most like the wanted one first.</summary>
    public static string Near(string wanted, IReadOnlyCollection<string> names) => names.Count <= Most
        ? Join(names)
        : Join([.. names.OrderBy(n => Distance(wanted, n)).ThenBy(n => n, StringComparer.Ordinal)]);

    /// <summary>Edits from one name to the other without case; a name that contains the wanted one is as near as can be.</summary>
    private static int Distance(string wanted, string name)
    {
        if (name.Contains(wanted, StringComparison.OrdinalIgnoreCase)) return 0;
        var previous = new int[name.Length + 1];
        var current = new int[name.Length + 1];
        for (int j = 0; j <= name.Length; j++) previous[j] = j;
        for (int i = 1; i <= wanted.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int change = char.ToLowerInvariant(wanted[i - 1]) == char.ToLowerInvariant(name[j - 1]) ? 0 : 1;
                current[j] = Math.Min(previous[j - 1] + change, Math.Min(previous[j], current[j - 1]) + 1);
            }
            (previous, current) = (current, previous);
        }
        return previous[name.Length];
    }
}
