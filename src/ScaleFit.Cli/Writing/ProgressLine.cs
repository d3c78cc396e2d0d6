using ScaleFit.Runs;

namespace ScaleFit.Cli.Writing;

/// <summary>One line on standard error that says what is being worked on; only people at a terminal see it, and nothing of it stays.</summary>
/// <param name="terminal">The streams.</param>
/// <param name="isShown">Whether anybody wants to see it.</param>
internal sealed class ProgressLine(Terminal terminal, bool isShown)
{
    private int _length;

    /// <summary>Shows what is being worked on in place of what was.</summary>
    /// <param name="work">Such as <c>2 of 10: my-run</c>.</param>
    public void Show(string work)
    {
        if (!isShown) return;
        Clear();
        string text = PlainText.Clean(work);
        // A line that wraps could not be taken back.
        if (text.Length >= Terminal.Narrowest) text = $"{text[..(Terminal.Narrowest - 2)]}…";
        _length = text.Length;
        Write(text);
    }

    /// <summary>Takes the line back, before anything else is told.</summary>
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
            // Nobody is watching any more; the result still stands.
        }
    }
}
