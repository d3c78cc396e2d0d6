using System.Text.RegularExpressions;

namespace ScaleFit.Logs.Columns;

/// <summary>Normalises column names for comparison: in lower case, and by word.</summary>
internal static partial class ColumnWords
{
    /// <summary>The name in lower case with spaces and hyphens as underscores: <c>Wall time</c> becomes <c>wall_time</c>.</summary>
    public static string Plain(string column) => column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    /// <summary>The words of a name in lower case: <c>val-core/GSM8K/passRate@1</c> has val, core, gsm8k, pass, rate and 1.</summary>
    public static string[] Split(string column) => [.. Word().Matches(column).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex(@"[A-Z]*[a-z0-9]+|[A-Z]+")]
    private static partial Regex Word();
}

/// <summary>Indices of columns.</summary>
internal static class ColumnPlaces
{
    /// <summary>The index of a name, or -1.</summary>
    public static int IndexOf(this IReadOnlyList<string> columns, string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] == name) return i;
        }
        return -1;
    }
}
