using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ScaleFit.Charts;

/// <summary>Turns SVG into PNG or PDF by way of librsvg's <c>rsvg-convert</c>, where that is installed.</summary>
public static class RasterChart
{
    private const string Program = "rsvg-convert";

    /// <summary>Pixels of a PNG for each pixel of the picture: sharp on today's screens.</summary>
    private const string Zoom = "2";

    /// <summary>Converts a picture.</summary>
    /// <param name="svg">An SVG document.</param>
    /// <param name="format"><c>png</c> or <c>pdf</c>.</param>
    /// <exception cref="IOException">The program is not installed, or it failed; the message says what to do.</exception>
    public static byte[] Convert(string svg, string format)
    {
        using var process = Start("--format", format, "--zoom", format == "png" ? Zoom : "1");
        var errors = process.StandardError.ReadToEndAsync();
        var input = Feed(process, svg);
        using var result = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(result);
        input.GetAwaiter().GetResult();
        process.WaitForExit();
        string error = errors.GetAwaiter().GetResult().Trim();
        return process.ExitCode == 0 && result.Length > 0 ? result.ToArray() : throw new IOException($"{Program} failed ({error}); name a .svg file instead");
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            return Process.Start(start) ?? throw new IOException($"{Program} did not start; name a .svg file instead");
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{Program}, which makes .png and .pdf, is not installed: install the package librsvg2-bin, or name a .svg file", e);
        }
    }

    private static async Task Feed(Process process, string svg)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg)).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program has ended early and says why on its standard error.
        }
    }
}
