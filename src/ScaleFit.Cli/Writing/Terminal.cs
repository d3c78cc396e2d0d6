using System.Text;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Writing;

/// <summary>What surrounds the tool: the three streams and what the screen can show.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: results only.</param>
/// <param name="Error">Standard error: everything else.</param>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Below this a table falls apart, whatever the terminal says.</summary>
    public const int Narrowest = 40;

    /// <summary>Whether the output is read off a screen.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Whether standard error is read off a screen.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether escape codes for colour are welcome.</summary>
    public bool Colour { get; init; }

    /// <summary>Characters in a line of output.</summary>
    public int Width { get; init; } = TextPage.Unbroken;

    /// <summary>The file that takes the summary of a step of continuous integration; null outside one.</summary>
    public string? SummaryFile { get; init; }

    /// <summary>The name of the file that standard input may be; null where it is none.</summary>
    public string? InputFile { get; init; }

    /// <summary>Standard output where it is a pipe whose reader may leave.</summary>
    public StandardPipe? Pipe { get; init; }

    /// <summary>Files that are being written.</summary>
    public AtomicFiles Files { get; init; } = new();

    /// <summary>The terminal of this process. Text is UTF-8 whatever the locale, so that the same result is the same bytes.</summary>
    public static Terminal OfProcess()
    {
        bool isScreen = !Console.IsOutputRedirected;
        var pipe = isScreen ? null : StandardPipe.OfProcess();
        return new Terminal(Opened(Console.OpenStandardInput), Utf8(pipe ?? Console.OpenStandardOutput()), Utf8(Opened(Console.OpenStandardError)))
        {
            InputFile = File.Exists("/dev/stdin") ? "/dev/stdin" : null,
            Pipe = pipe,
            IsScreen = isScreen,
            SummaryFile = Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? file : null,
            IsWatched = !Console.IsErrorRedirected,
            Colour = isScreen && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = isScreen ? Math.Max(Console.WindowWidth, Narrowest) : TextPage.Unbroken,
        };
    }

    /// <summary>A stream that a service or a shell may have closed before the process began: it holds nothing, and nobody reads it.</summary>
    private static Stream Opened(Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Stream.Null;
        }
    }

    /// <summary>The same with standard input read to its end, so that it can be looked at before it is known what it holds.</summary>
    public Terminal Buffered()
    {
        var buffer = new MemoryStream();
        Input.CopyTo(buffer);
        buffer.Position = 0;
        return this with { Input = buffer };
    }

    /// <summary>Tells the user something in one line and in the command's words, whatever the text holds.</summary>
    public void Tell(string message)
    {
        try
        {
            Error.Write($"scalefit: {PlainText.Clean(OptionWords.Translate(message))}\n");
            Error.Flush();
        }
        catch (IOException)
        {
            // Nobody is left to tell; the result and the exit code still stand.
        }
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}
