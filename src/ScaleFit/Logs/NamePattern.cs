using System.IO.Enumeration;

namespace ScaleFit.Logs;

/// <summary>Matches names and globs with <c>*</c> and <c>?</c> that select runs, columns and files.</summary>
internal static class NamePattern
{
    /// <summary>Whether a name has the characters of a glob.</summary>
    public static bool IsGlob(string name) => name.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether a glob matches a name.</summary>
    public static bool Matches(string glob, string name, bool ignoreCase = false) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase);

    /// <summary>Whether the patterns select a run.</summary>
    /// <param name="wanted">Names and globs of runs; empty selects all.</param>
    /// <param name="run">The run's name.</param>
    public static bool Includes(IReadOnlyList<string> wanted, string run) => wanted.Count == 0 || wanted.Any(pattern => pattern == run || Matches(pattern, run));
}
