using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleFit.Benchmarks;

/// <summary>The same problem with scipy's <c>curve_fit</c>, run beside this process.</summary>
internal static partial class Scipy
{
    private const string Script = "../shared/peers/throughput_scipy.py";

    /// <summary>Fits per second, or null with the reason where Python, scipy or the script is missing.</summary>
    public static (double? FitsPerSecond, string Reason) Measure()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScaleFit.sln"))) folder = folder.Parent;
        string script = Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", Script));
        if (!File.Exists(script)) return (null, $"{Script} is not there");
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using var process = Process.Start(new ProcessStartInfo(python, [script]) { RedirectStandardOutput = true, RedirectStandardError = true });
        if (process is null) return (null, $"{python} does not start");
        // The script goes on to lmfit, which may be missing: only its first line counts.
        var errors = process.StandardError.ReadToEndAsync();
        var line = FitsPerSecond().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return line.Success
            ? (double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture), "")
            : (null, $"{python}: {errors.Result.Trim().Split('\n')[^1]}");
    }

    [GeneratedRegex(@"curve_fit fits/s ([\d.]+)")]
    private static partial Regex FitsPerSecond();
}
