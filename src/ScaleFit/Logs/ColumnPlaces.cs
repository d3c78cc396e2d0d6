namespace ScaleFit.Logs;

/// <summary>Places of columns.</summary>
internal static class ColumnPlaces
{
    /// <summary>The place of a name, or -1.</summary>
    public static int IndexOf(this IReadOnlyList<string> columns, string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] == name) return i;
        }
        return -1;
    }
}
