using CsvHelper;
using ScaleFit.Runs;

namespace ScaleFit.Simulation;

/// <summary>
/// A log of simulated runs: CSV with the columns <c>run,gpu_hours,pass_rate</c>, one evaluation per line. Where a recipe has several runs, the first column is <c>recipe</c>.
/// Pass rates are rounded to four decimals, so that the output does not depend on the last bits of a machine's exponential function.
/// </summary>
internal static class SimulatedLog
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes runs one after another, with <c>\n</c> after every line.</summary>
    public static void Write(TextWriter writer, IEnumerable<Run> runs)
    {
        var all = runs.ToArray();
        bool hasRecipes = all.Any(run => run.Recipe is not null);
        using var csv = CsvWriter.Create(writer, Options, leaveOpen: true);
        csv.WriteRecord([.. hasRecipes ? ["recipe"] : Array.Empty<string>(), "run", "gpu_hours", "pass_rate"]);
        foreach (var run in all)
        {
            foreach (var point in run.Points)
            {
                if (hasRecipes) csv.WriteField(run.Recipe ?? run.Name);
                csv.WriteField(run.Name);
                // Twelve digits: 3 x 0.1 is written 0.3.
                csv.WriteField(point.Compute, "G12");
                csv.WriteField(point.PassRate, "F4");
                csv.EndRecord();
            }
        }
    }
}
