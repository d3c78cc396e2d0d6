using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ScaleFit.Reporting.Charts;

/// <summary>Converts SVG to PNG or PDF with librsvg's <c>rsvg-convert</c>, which must be installed.</summary>
/// <param name="program">The path of the program; see <see cref="Find(string)"/>.</param>
internal sealed class RasterChart(string program)
{
    private const string Name = "rsvg-convert";

    /// <summary>Pixels of a PNG per pixel of the picture: 2 is sharp on high-resolution screens.</summary>
    private const string Zoom = "2";

    private static readonly string[] Suffixes = OperatingSystem.IsWindows() ? [".exe"] : [""];

    /// <summary>The time limit of a conversion. The largest picture takes seconds.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Finds the program in the PATH of this process.</summary>
    /// <exception cref="IOException">The program is not installed; the message says what to do.</exception>
    public static RasterChart Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>Finds the program in a list of folders. ScaleFit ignores relative folders, so that it never runs a program that lies beside a log.</summary>
    /// <param name="path">Folders in the format of the variable PATH.</param>
    /// <exception cref="IOException">No folder has the program; the message says what to do.</exception>
    public static RasterChart Find(string path) => path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathFullyQualified)
        .SelectMany(folder => Suffixes.Select(suffix => Path.Join(folder, Name + suffix)))
        .FirstOrDefault(IsProgram) is { } found
            ? new RasterChart(found)
            : throw new IOException($"{Name}, which writes .png and .pdf files, is not installed: install the package librsvg2-bin, or write a .svg file");

    /// <summary>Converts a picture.</summary>
    /// <param name="svg">An SVG document.</param>
    /// <param name="format"><c>png</c> or <c>pdf</c>.</param>
    /// <exception cref="IOException">The program failed, exceeded the time limit or wrote another format; the message says what to do.</exception>
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
            throw new IOException($"{Name} did not end within {Limit.TotalSeconds:0.#} seconds, and ScaleFit stopped it: write a .svg file instead", e);
        }
        if (process.ExitCode != 0) throw new IOException($"{Name} failed ({error}): write a .svg file instead");
        ReadOnlySpan<byte> start = format == "png" ? [0x89, 0x50, 0x4e, 0x47] : "%PDF"u8;
        return result.GetBuffer().AsSpan(0, (int)result.Length).StartsWith(start) ? result.ToArray() : throw new IOException($"{Name} wrote no {format}: write a .svg file instead");
    }

    private static bool IsProgram(string file) => File.Exists(file)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            return Process.Start(start) ?? throw new IOException($"{program} did not start: write a .svg file instead");
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program} cannot be started ({e.Message}): write a .svg file instead", e);
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
            // The program ended early and reports the reason on its standard error.
        }
    }
}
