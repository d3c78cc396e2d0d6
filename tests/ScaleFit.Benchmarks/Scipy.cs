using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleFit.Benchmarks;

/// <summary>The same problem with scipy's <c>curve_fit</c>, run beside this process.</summary>
internal static partial class Scipy
{
    private const string Script = "throughput_scipy.py";

    /// <summary>Fits per second, or null with the reason where Python, scipy or the script is missing.</summary>
    public static (double? FitsPerSecond, string Reason) Measure()
    {
        if (Repository.Peer(Script) is not { } script) return (null, $"{Script} is not there");
        using var process = Process.Start(new ProcessStartInfo(Repository.Python, [script]) { RedirectStandardOutput = true, RedirectStandardError = true });
        if (process is null) return (null, $"{Repository.Python} does not start");
        // The script goes on to lmfit, which may be missing: only its first line counts.
        var errors = process.StandardError.ReadToEndAsync();
        var line = FitsPerSecond().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return line.Success
            ? (double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture), "")
            : (null, $"{Repository.Python}: {errors.Result.Trim().Split('\n')[^1]}");
    }

    [GeneratedRegex(@"curve_fit fits/s ([\d.]+)")]
    private static partial Regex FitsPerSecond();
}
