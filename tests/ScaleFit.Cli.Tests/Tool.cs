using System.Globalization;
using System.Text;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Tests;

/// <summary>The tool in this process, without a terminal.</summary>
internal static class Tool
{
    /// <summary>Runs a command line.</summary>
    public static Outcome Run(params string[] args) => Fed("", args);

    /// <summary>Runs a command line with a text on standard input.</summary>
    public static Outcome Fed(string input, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        int exitCode = CommandLine.Run(args, new Terminal(stream, output, error));
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>What a run of the tool left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The lines on standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
