using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Simulation;

/// <summary>
/// A log of simulated runs: CSV with the columns <c>run,gpu_hours,pass_rate</c>, and <c>recipe</c> first where there are several runs of one, one evaluation a line.
/// Pass rates are rounded to four decimals, so that the last bits of a machine's exponential function do not show.
/// </summary>
internal static class SimulatedLog
{
    /// <summary>Writes runs one after another, with <c>\n</c> after every line.</summary>
    public static void Write(TextWriter writer, IEnumerable<Run> runs)
    {
        var all = runs.ToArray();
        bool hasRecipes = all.Any(run => run.Recipe is not null);
        writer.Write($"{(hasRecipes ? "recipe," : "")}run,gpu_hours,pass_rate\n");
        foreach (var run in all)
        {
            string name = hasRecipes ? $"{Field(run.Recipe ?? run.Name)},{Field(run.Name)}" : Field(run.Name);
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
