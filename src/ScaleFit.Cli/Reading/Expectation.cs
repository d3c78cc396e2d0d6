using System.Globalization;
using ScaleFit.Comparing;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Reading;

/// <summary>Checks that as many runs are there as the caller expects: a missing log must not pass unnoticed.</summary>
internal static class Expectation
{
    /// <summary>The failure where fewer runs are there than expected; null where all are.</summary>
    /// <param name="expected">The expected number; null if any number will do.</param>
    /// <param name="count">The number of runs that were read and fitted.</param>
    /// <param name="log">The first log as given.</param>
    public static RunFailure? OfRuns(int? expected, int count, string log) => count >= (expected ?? 0) ? null
        : new RunFailure(null, log, string.Create(CultureInfo.InvariantCulture, $"{count} runs were read and fitted, expected at least {expected} (--expect-runs); add the missing logs"));

    /// <summary>The number of runs, each counted once whatever its metrics.</summary>
    public static int Count(IEnumerable<RunReport> runs) => runs.Select(run => (run.Run.Run.Source, run.Run.Run.Name)).Distinct().Count();

    /// <summary>Makes sure that every recipe has as many runs as expected.</summary>
    /// <param name="expected">The expected number; null if any number will do.</param>
    /// <param name="recipes">The recipes.</param>
    /// <exception cref="CommandException">A recipe has fewer.</exception>
    public static void OfSeeds(int? expected, IEnumerable<Recipe> recipes)
    {
        if (recipes.FirstOrDefault(recipe => recipe.Runs.Count < (expected ?? 0)) is { } few)
            throw new CommandException(ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"recipe '{few.Name}' has {few.Runs.Count} runs, expected at least {expected} (--expect-seeds); add the missing logs"));
    }
}
