using System.Diagnostics;
using System.Globalization;
using ScaleFit.Logs;

namespace ScaleFit.Benchmarks;

/// <summary>Megabytes of a log read in a second, and the memory that its points take.</summary>
internal static class Reading
{
    private const int Rounds = 3;

    /// <summary>Reads a log a few times, <c>--gpus 8</c> where it counts time.</summary>
    public static int Run(string path, TextWriter output)
    {
        var options = new LogOptions { Gpus = 8 };
        double megabytes = new FileInfo(path).Length / 1e6;
        for (int round = 1; round <= Rounds; round++)
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            var watch = Stopwatch.StartNew();
            var contents = LogReader.Read(path, options);
            double seconds = watch.Elapsed.TotalSeconds;
            int points = contents.Runs.Sum(r => r.Read);
            double bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)points;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{megabytes:F0} MB, {points} points of {contents.Runs.Count} runs: {seconds:F2} s, {megabytes / seconds:F0} MB/s, {bytes:F0} bytes a point kept, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        }
        return 0;
    }
}
