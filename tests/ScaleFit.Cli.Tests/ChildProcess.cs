using System.Diagnostics;

namespace ScaleFit.Cli.Tests;

/// <summary>Programs run to their end, with nothing on standard input.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its current directory.</param>
    /// <param name="change">What differs in its environment.</param>
    public static Outcome Run(string program, IEnumerable<string> arguments, string folder, Action<IDictionary<string, string?>>? change = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        change?.Invoke(start.Environment);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(process.WaitForExit(LongestWait), $"{program} hangs");
        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
