using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ScaleFit.Reporting.Charts;

/// <summary>Turns SVG into PNG or PDF by way of librsvg's <c>rsvg-convert</c>, where that is installed.</summary>
/// <param name="program">Where the program is; see <see cref="Find(string)"/>.</param>
internal sealed class RasterChart(string program)
{
    private const string Name = "rsvg-convert";

    /// <summary>Pixels of a PNG for each pixel of the picture: sharp on today's screens.</summary>
    private const string Zoom = "2";

    private static readonly string[] Suffixes = OperatingSystem.IsWindows() ? [".exe"] : [""];

    /// <summary>How long the program may take: the largest picture takes seconds.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The program on the path of this process.</summary>
    /// <exception cref="IOException">It is not installed; the message says what to do.</exception>
    public static RasterChart Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The program in the first of some folders that has it. Only absolute ones count: a program that lies beside a log is nobody's choice.</summary>
    /// <param name="path">Folders as the variable PATH lists them.</param>
    /// <exception cref="IOException">None has it; the message says what to do.</exception>
    public static RasterChart Find(string path) => path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathFullyQualified)
        .SelectMany(folder => Suffixes.Select(suffix => Path.Join(folder, Name + suffix)))
        .FirstOrDefault(IsProgram) is { } found
            ? new RasterChart(found)
            : throw new IOException($"{Name}, which makes .png and .pdf, is not installed: install the package librsvg2-bin, or name a .svg file");

    /// <summary>Converts a picture.</summary>
    /// <param name="svg">An SVG document.</param>
    /// <param name="format"><c>png</c> or <c>pdf</c>.</param>
    /// <exception cref="IOException">The program failed, took too long or gave something else; the message says what to do.</exception>
    public byte[] Convert(string svg, string format)
    {
        using var process = Start("--format", format, "--zoom", format == "png" ? Zoom : "1");
        using var limit = new CancellationTokenSource(Limit);
        using var result = new MemoryStream();
        string error;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var input = Feed(process, svg, limit.Token);
            process.StandardOutput.BaseStream.CopyToAsync(result, limit.Token).GetAwaiter().GetResult();
            input.GetAwaiter().GetResult();
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            error = errors.GetAwaiter().GetResult().Trim();
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new IOException($"{Name} did not end within {Limit.TotalSeconds:0.#} seconds and was stopped; name a .svg file instead", e);
        }
        if (process.ExitCode != 0) throw new IOException($"{Name} failed ({error}); name a .svg file instead");
        ReadOnlySpan<byte> start = format == "png" ? [0x89, 0x50, 0x4e, 0x47] : "%PDF"u8;
        return result.GetBuffer().AsSpan(0, (int)result.Length).StartsWith(start) ? result.ToArray() : throw new IOException($"{Name} gave no {format}; name a .svg file instead");
    }

    private static bool IsProgram(string file) => File.Exists(file)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            return Process.Start(start) ?? throw new IOException($"{program} did not start; name a .svg file instead");
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program} cannot be started ({e.Message}); name a .svg file instead", e);
        }
    }

    private static async Task Feed(Process process, string svg, CancellationToken limit)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg), limit).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program has ended early and says why on its standard error.
        }
    }
}
