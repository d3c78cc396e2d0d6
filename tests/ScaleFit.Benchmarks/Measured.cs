using System.ComponentModel;
using System.Diagnostics;

namespace ScaleFit.Benchmarks;

/// <summary>What one run of a command took.</summary>
/// <param name="Seconds">Wall time of the whole process.</param>
/// <param name="Megabytes">Its peak memory, as far as looking every few milliseconds shows.</param>
internal readonly record struct Measured(double Seconds, double Megabytes)
{
    /// <summary>Runs a command and waits; null where it cannot be started or fails.</summary>
    public static Measured? Of(string command, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            long peak = 0;
            while (!process.WaitForExit(2))
            {
                peak = Math.Max(peak, Peak(process) ?? 0);
            }
            double seconds = watch.Elapsed.TotalSeconds;
            Task.WaitAll(output, errors);
            return process.ExitCode == 0 ? new Measured(seconds, peak / 1e6) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static long? Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
