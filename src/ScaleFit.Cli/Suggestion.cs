using System.CommandLine;
using ScaleFit.Logs;

namespace ScaleFit.Cli;

/// <summary>What a mistyped word was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>A question that names the nearest option of a command, or nothing where none is near.</summary>
    /// <param name="word">The word, which may go on with <c>=</c> and a value.</param>
    /// <param name="command">The command.</param>
    public static string Option(string word, Command command) =>
        Nearest(word.Split('=')[0], command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)));

    /// <summary>The same for the commands under a command.</summary>
    public static string Subcommand(string word, Command command) => Nearest(word, command.Subcommands.Select(c => c.Name));

    private static string Nearest(string word, IEnumerable<string> known)
    {
        // One slip in three letters: with more, any word is near to some other. A word that was not finished is no slip.
        int letters = word.TrimStart('-').Length, most = Math.Max(1, letters / 3);
        var nearest = known
            .Select(name => (Name: name, Slips: name.StartsWith(word, StringComparison.Ordinal) ? 0 : EditDistance.Between(word, name)))
            .Where(found => letters > 1 && found.Slips <= most)
            .OrderBy(found => found.Slips)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" (did you mean '{nearest.Name}'?)";
    }
}
