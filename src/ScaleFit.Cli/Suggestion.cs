using System.CommandLine;
using ScaleFit.Logs;

namespace ScaleFit.Cli;

/// <summary>Suggestions for mistyped options and commands.</summary>
internal static class Suggestion
{
    /// <summary>A question with the nearest option of a command, or empty text if no option is near.</summary>
    /// <param name="word">The word, optionally followed by <c>=</c> and a value.</param>
    /// <param name="command">The command.</param>
    public static string Option(string word, Command command) =>
        Nearest(word.Split('=')[0], command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)));

    /// <summary>A question with the nearest subcommand of a command, or empty text if no subcommand is near.</summary>
    public static string Subcommand(string word, Command command) => Nearest(word, command.Subcommands.Select(c => c.Name));

    private static string Nearest(string word, IEnumerable<string> known)
    {
        // At most one edit per three letters: a larger limit makes unrelated words match. An unfinished word counts as no edit.
        int letters = word.TrimStart('-').Length, most = Math.Max(1, letters / 3);
        var nearest = known
            .Select(name => (Name: name, Slips: name.StartsWith(word, StringComparison.Ordinal) ? 0 : EditDistance.Between(word, name)))
            .Where(found => letters > 1 && found.Slips <= most)
            .OrderBy(found => found.Slips)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" (did you mean '{nearest.Name}'?)";
    }
}
