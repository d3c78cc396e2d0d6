using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>Groups runs by recipe and selects the baseline and the candidates.</summary>
internal static class RecipeChoice
{
    /// <summary>Selects the baseline and the candidates, in reading order.</summary>
    /// <param name="analysis">The analysed runs.</param>
    /// <param name="logs">The logs as given. The first one contains the baseline, unless <paramref name="baseline"/> names it.</param>
    /// <param name="baseline">The name of the baseline; null if not given.</param>
    /// <param name="addsMetric">Whether the names of the recipes get the metric added, because several are compared.</param>
    /// <exception cref="CommandException">The baseline does not exist, there is no candidate, or two recipes share a copied run.</exception>
    public static (Recipe Baseline, IReadOnlyList<Recipe> Candidates) Choose(LogAnalysis analysis, IReadOnlyList<string> logs, string? baseline, bool addsMetric)
    {
        var runs = analysis.Runs;
        if (runs.Count == 0) throw new CommandException(ExitCode.Failed, "nothing is left to compare: ScaleFit could not read or fit any run");
        var names = RunNames.Distinguish([.. runs.Select(run => run.Run)]);
        var recipes = runs.Zip(names)
            // Printed names of different runs may look alike, so only the recipe name itself pools runs.
            .GroupBy(pair => pair.First.Run.Run.Recipe is { } recipe ? (object)recipe : pair.First)
            .Select(group => Make(group.First().First.Run.Run.Recipe ?? group.First().Second, [.. group.Select(pair => pair.First.Run)])).ToArray();
        var chosen = baseline is null ? First(recipes, runs, logs) : Named(recipes, baseline, analysis.Failures.Count > 0);
        Recipe[] candidates = [.. recipes.Where(recipe => recipe != chosen)];
        foreach (var candidate in candidates)
        {
            if (chosen.Runs.FirstOrDefault(run => Recipe.Copied(candidate.Runs, run) is not null) is { } same)
                throw new CommandException(ExitCode.Failed, $"run '{same.Run.Name}' of the baseline and a run of '{candidate.Name}' have the same evaluations; remove the copied or repeated log");
        }
        if (candidates.Length == 0)
            throw new CommandException(ExitCode.Failed, $"nothing is left to compare '{chosen.Name}' with: found no run of another recipe{(logs.Count > 1 ? " (a file counts once)" : "")}; add the logs of the candidates");
        return addsMetric ? (WithMetric(chosen), [.. candidates.Select(WithMetric)]) : (chosen, candidates);
    }

    private static Recipe WithMetric(Recipe recipe) => new($"{recipe.Name} ({recipe.Runs[0].Run.Metric})", recipe.Runs);

    /// <summary>The recipe with a name, or with a run of that name.</summary>
    /// <param name="recipes">All recipes.</param>
    /// <param name="name">The name of the baseline.</param>
    /// <param name="isIncomplete">Whether logs or runs failed, which may be those of the baseline. Then the command line may be right.</param>
    private static Recipe Named(Recipe[] recipes, string name, bool isIncomplete)
    {
        Recipe[] found = [.. recipes.Where(recipe => recipe.Name == name)];
        if (found.Length == 0) found = [.. recipes.Where(recipe => recipe.Runs.Any(run => run.Run.Name == name))];
        return found is [var only] ? only : throw new CommandException(found.Length == 0 && isIncomplete ? ExitCode.Failed : ExitCode.Usage,
            $"{(found.Length == 0 ? "no recipe" : "more than one recipe")} is named '{name}'; give --baseline with one of {string.Join(", ", recipes.Select(recipe => recipe.Name))}");
    }

    private static Recipe First(Recipe[] recipes, IReadOnlyList<RunReport> runs, IReadOnlyList<string> logs)
    {
        var paths = LogFiles.Expand([logs[0]]);
        var first = runs.Where(run => paths.Contains(run.ResultFile ?? run.Run.Run.Source)).Select(run => run.Run).ToHashSet<RunInference>(ReferenceEqualityComparer.Instance);
        Recipe[] found = [.. recipes.Where(recipe => recipe.Runs.Any(first.Contains))];
        return found switch
        {
            [var only] => only,
            [] => throw new CommandException(ExitCode.Failed, $"ScaleFit could not read or fit any run of {logs[0]}, the baseline"),
            _ => throw new CommandException(ExitCode.Usage, $"{logs[0]} has {found.Length} recipes; give --baseline with one of {string.Join(", ", found.Select(recipe => recipe.Name))}"),
        };
    }

    /// <summary>The runs that lack a metric of others: a comparison without them would be incomplete.</summary>
    /// <param name="metrics">The runs of each metric.</param>
    /// <param name="failures">Runs that failed, which are reported already.</param>
    public static IReadOnlyList<RunFailure> Missing(IReadOnlyList<RunReport>[] metrics, IReadOnlyList<RunFailure> failures)
    {
        var all = metrics.SelectMany(runs => runs).Select(Key).Distinct().ToArray();
        return [.. metrics.SelectMany(runs => all.Except(runs.Select(Key))
            .Where(key => !failures.Any(failure => failure.Run == key.Name && failure.Source == key.Source))
            .Select(key => new RunFailure(key.Name, key.Source, $"{key.Source}: {key.Name} has no metric '{runs[0].Run.Run.Metric}', which other runs have; choose metrics that all runs have with --metric")))];

        static (string Source, string Name) Key(RunReport run) => (run.Run.Run.Source, run.Run.Run.Name);
    }

    /// <summary>Checks that all runs have the same unit of compute, and the same metric.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="takesMetrics">Whether several metrics were asked for, and are compared one by one.</param>
    /// <exception cref="CommandException">Metrics or units of compute differ.</exception>
    public static void Match(IReadOnlyList<RunReport> runs, bool takesMetrics)
    {
        if (!takesMetrics) Match(runs, run => run.Run.Run.Metric, "metrics", "--metric");
        Match(runs, run => run.Unit.Name(), "units of compute", "--compute or --gpus");
    }

    private static Recipe Make(string name, IReadOnlyList<RunInference> runs)
    {
        try
        {
            return new Recipe(name, runs);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(ExitCode.Failed, e.Message, e);
        }
    }

    private static void Match(IReadOnlyList<RunReport> runs, Func<RunReport, string> what, string plural, string option)
    {
        if (runs is not [var first, ..]) return;
        if (runs.FirstOrDefault(run => what(run) != what(first)) is not { } other) return;
        throw new CommandException(ExitCode.Failed,
            $"cannot compare runs with different {plural}: {what(first)} in {first.Run.Run.Source}, {what(other)} in {other.Run.Run.Source}; choose one with {option}");
    }
}
