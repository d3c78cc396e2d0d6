using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Simulation;

/// <summary>
/// A log of simulated runs: CSV with the columns <c>run,gpu_hours,pass_rate</c>, one evaluation a line.
/// Pass rates are rounded to four decimals, so that the last bits of a machine's exponential function do not show.
/// </summary>
public static class SimulatedLog
{
    /// <summary>Writes runs one after another, with <c>\n</c> after every line.</summary>
    public static void Write(TextWriter writer, IEnumerable<Run> runs)
    {
        writer.Write("run,gpu_hours,pass_rate\n");
        foreach (var run in runs)
        {
            string name = Field(run.Name);
            foreach (var point in run.Points)
            {
                // Twelve digits: 3 x .1 is written 0.3.
                string compute = point.Compute.ToString("G12", CultureInfo.InvariantCulture);
                string passRate = point.PassRate.ToString("F4", CultureInfo.InvariantCulture);
                writer.Write($"{name},{compute},{passRate}\n");
            }
        }
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
