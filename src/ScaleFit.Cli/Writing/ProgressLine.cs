using ScaleFit.Runs;

namespace ScaleFit.Cli.Writing;

/// <summary>A progress line on standard error. It appears only on a terminal and is erased afterwards.</summary>
/// <param name="terminal">The streams.</param>
/// <param name="isShown">Whether to show the line.</param>
internal sealed class ProgressLine(Terminal terminal, bool isShown)
{
    private int _length;

    /// <summary>Replaces the text of the line.</summary>
    /// <param name="work">The text, such as <c>2 of 10: my-run</c>.</param>
    public void Show(string work)
    {
        if (!isShown) return;
        Clear();
        string text = PlainText.Clean(work);
        // A wrapped line could not be erased.
        if (text.Length >= Terminal.Narrowest) text = $"{text[..(Terminal.Narrowest - 2)]}…";
        _length = text.Length;
        Write(text);
    }

    /// <summary>Erases the line. Call it before any other message.</summary>
    public void Clear()
    {
        if (_length > 0) Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }

    private void Write(string text)
    {
        try
        {
            terminal.Error.Write(text);
            terminal.Error.Flush();
        }
        catch (IOException)
        {
            // Standard error is closed. The result is still valid.
        }
    }
}
