using System.Text;
using ScaleFit.Reporting;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Writing;

/// <summary>The environment of the process: the standard streams and the capabilities of the terminal.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output, for results only.</param>
/// <param name="Error">Standard error, for all other messages.</param>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Smallest line width in characters. Tables need at least this width.</summary>
    public const int Narrowest = 40;

    /// <summary>Whether standard output is a terminal.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether output may contain escape codes for colour.</summary>
    public bool Colour { get; init; }

    /// <summary>Line width of the output in characters.</summary>
    public int Width { get; init; } = TextPage.Unbroken;

    /// <summary>The file for the step summary of continuous integration; null if not set.</summary>
    public string? SummaryFile { get; init; }

    /// <summary>The path that stands for standard input; null if the system has none.</summary>
    public string? InputFile { get; init; }

    /// <summary>Standard output if it is a pipe, whose reader may close it; otherwise null.</summary>
    public StandardPipe? Pipe { get; init; }

    /// <summary>The output files in progress.</summary>
    public AtomicFiles Files { get; init; } = new();

    /// <summary>The terminal of this process. Text is UTF-8 in every locale, so that equal results are equal bytes.</summary>
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

    /// <summary>Opens a standard stream. Returns an empty stream if the parent process closed it.</summary>
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

    /// <summary>A copy of the terminal with standard input read into memory, so that it can be read twice.</summary>
    public Terminal Buffered()
    {
        var buffer = new MemoryStream();
        Input.CopyTo(buffer);
        buffer.Position = 0;
        return this with { Input = buffer };
    }

    /// <summary>Prints a message as one line to standard error, with option names of the command line and without control characters.</summary>
    public void PrintMessage(string message)
    {
        try
        {
            Error.Write($"scalefit: {PlainText.Clean(OptionWords.Translate(message))}\n");
            Error.Flush();
        }
        catch (IOException)
        {
            // Standard error is closed. The result and the exit code are still valid.
        }
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}
