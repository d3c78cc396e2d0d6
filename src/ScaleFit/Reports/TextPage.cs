using System.Globalization;
using Spectre.Console;

namespace ScaleFit.Reports;

/// <summary>
/// Tables and lines rendered at a given width, independent of the terminal, the environment and the culture of the process.
/// </summary>
internal sealed class TextPage : IDisposable
{
    /// <summary>Wider than any line: a file or a pipe has no edge, and one row stays one line.</summary>
    public const int Unbroken = 10_000;

    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly IAnsiConsole _console;
    private readonly int _width;

    /// <summary>Begins an empty page.</summary>
    /// <param name="width">Characters in a line; longer ones are broken.</param>
    /// <param name="colour">Whether to write escape codes for colour.</param>
    public TextPage(int width, bool colour)
    {
        _width = width;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            // Otherwise variables such as CI and GITHUB_ACTIONS change what is written.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(_text),
        });
        _console.Profile.Capabilities.Unicode = true;
        _console.Profile.Capabilities.Links = false;
    }

    /// <summary>Adds a table at its natural width: squeezed cells would break numbers apart, while a terminal wraps whole rows.</summary>
    public void Add(Table table)
    {
        _console.Profile.Width = Unbroken;
        _console.Write(table);
    }

    /// <summary>Adds a line of markup, broken between words where it is longer than the page is wide.</summary>
    public void AddLine(string markup)
    {
        _console.Profile.Width = _width;
        _console.MarkupLine(markup);
    }

    /// <summary>Writes the page without empty lines around it, with <c>\n</c> after every line and no spaces before it.</summary>
    public void WriteTo(TextWriter writer)
    {
        var lines = _text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd(' ')).SkipWhile(line => line.Length == 0).ToArray();
        int count = Array.FindLastIndex(lines, line => line.Length > 0) + 1;
        foreach (string line in lines.AsSpan(0, count))
            writer.Write($"{line}\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();
}
