using System.Text;

namespace ScaleFit.Cli.Tests;

/// <summary>As much of a shell as the examples use: words, quotes, <c>|</c> between commands.</summary>
internal static class ShellLine
{
    /// <summary>The commands of a line, each as its words.</summary>
    public static IReadOnlyList<string[]> Commands(string line)
    {
        var commands = new List<string[]>();
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        foreach (char c in line)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word!.Append(c);
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (c is ' ' or '|')
            {
                EndWord();
                if (c == '|') EndCommand();
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }
        EndWord();
        EndCommand();
        return commands;

        void EndWord()
        {
            if (word is not null) words.Add(word.ToString());
            word = null;
        }

        void EndCommand()
        {
            commands.Add([.. words]);
            words.Clear();
        }
    }

    /// <summary>Runs a line of <c>scalefit</c> commands joined by pipes; the outcome is the last one's.</summary>
    public static Outcome Run(string line)
    {
        var outcome = new Outcome(0, "", "");
        foreach (string[] words in Commands(line))
        {
            Assert.Equal("scalefit", words[0]);
            outcome = Tool.Fed(outcome.Output, words[1..]);
            if (outcome.ExitCode != 0) break;
        }
        return outcome;
    }
}
