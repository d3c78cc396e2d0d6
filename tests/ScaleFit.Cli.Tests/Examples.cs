using System.Text.RegularExpressions;

namespace ScaleFit.Cli.Tests;

/// <summary>
/// The commands in the fenced <c>sh</c> and <c>console</c> blocks of a Markdown file. In a <c>console</c> block a command begins with <c>$ </c>,
/// and the lines below it are what it prints.
/// </summary>
internal static partial class Examples
{
    /// <summary>The examples that run the tool, <c>dotnet run</c> included; other commands, such as a build, are left out.</summary>
    public static IEnumerable<Example> Of(string markdown)
    {
        foreach (Match block in Block().Matches(markdown.ReplaceLineEndings("\n")))
        {
            bool isConsole = block.Groups["kind"].Value == "console";
            var examples = new List<(string Command, List<string> Output)>();
            foreach (string line in block.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).TrimEnd('\n').Split('\n'))
            {
                if (!isConsole) examples.Add((line, []));
                else if (line.StartsWith("$ ", StringComparison.Ordinal)) examples.Add((line[2..], []));
                else if (examples.Count > 0) examples[^1].Output.Add(line);
            }
            foreach (var (command, output) in examples)
            {
                string tool = DotnetRun().Replace(command.Trim(), "scalefit ");
                if (tool.StartsWith("scalefit ", StringComparison.Ordinal))
                    yield return new Example(tool, string.Join('\n', output).TrimEnd());
            }
        }
    }

    [GeneratedRegex(@"^```(?<kind>sh|console)\n(?<body>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^dotnet run .*?-- ")]
    private static partial Regex DotnetRun();
}

/// <summary>A command and what it prints; empty where the text shows nothing.</summary>
internal sealed record Example(string Command, string Output);
