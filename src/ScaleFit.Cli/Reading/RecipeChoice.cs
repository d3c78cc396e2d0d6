using ScaleFit.Comparing;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>Sorts runs into recipes, and tells the baseline from the candidates.</summary>
internal static class RecipeChoice
{
    /// <summary>The baseline and the candidates, in the order in which they were read.</summary>
    /// <param name="runs">The analysed runs.</param>
    /// <param name="logs">The logs as given; the first holds the baseline unless it is named.</param>
    /// <param name="baseline">The baseline's name, where it was given.</param>
    /// <exception cref="CommandException">There is no such baseline, nothing to compare it with, or the runs do not compare.</exception>
    public static (Recipe Baseline, IReadOnlyList<Recipe> Candidates) Choose(IReadOnlyList<RunReport> runs, IReadOnlyList<string> logs, string? baseline)
    {
        if (runs.Count == 0) throw new CommandException(ExitCode.Failed, "nothing is left to compare: no run could be used");
        var names = RunNames.Distinguish([.. runs.Select(run => run.Run)]);
        var recipes = runs.Zip(names)
            // What is printed may look alike where the runs are not: only a recipe's own name pools.
            .GroupBy(pair => pair.First.Run.Run.Recipe is { } recipe ? (object)recipe : pair.First)
            .Select(group => Make(group.First().First.Run.Run.Recipe ?? group.First().Second, [.. group.Select(pair => pair.First.Run)])).ToArray();
        var chosen = baseline is null ? First(recipes, logs) : Named(recipes, baseline);
        Recipe[] candidates = [.. recipes.Where(recipe => recipe != chosen)];
        foreach (var candidate in candidates)
        {
            if (chosen.Runs.FirstOrDefault(run => Recipe.Copied(candidate.Runs, run) is not null) is { } same)
                throw new CommandException(ExitCode.Failed, $"'{same.Run.Name}' of the baseline and a run of '{candidate.Name}' are the same evaluations: a log was copied, or given twice");
        }
        return candidates.Length > 0 ? (chosen, candidates)
            : throw new CommandException(ExitCode.Failed, $"nothing is left to compare '{chosen.Name}' with: there is no run of another recipe{(logs.Count > 1 ? " (a file counts once)" : "; give the candidates' logs too")}");
    }

    private static Recipe Named(Recipe[] recipes, string name)
    {
        Recipe[] found = [.. recipes.Where(recipe => recipe.Name == name)];
        if (found.Length == 0) found = [.. recipes.Where(recipe => recipe.Runs.Any(run => run.Run.Name == name))];
        return found is [var only] ? only : throw new CommandException(ExitCode.Usage,
            $"{(found.Length == 0 ? "no recipe" : "more than one recipe")} is named '{name}': give --baseline one of {string.Join(", ", recipes.Select(recipe => recipe.Name))}");
    }

    private static Recipe First(Recipe[] recipes, IReadOnlyList<string> logs)
    {
        var paths = LogFiles.Expand([logs[0]]);
        Recipe[] found = [.. recipes.Where(recipe => recipe.Runs.Any(run => paths.Contains(run.Run.Source)))];
        return found switch
        {
            [var only] => only,
            [] => throw new CommandException(ExitCode.Failed, $"no run of {logs[0]}, the baseline, could be used"),
            _ => throw new CommandException(ExitCode.Usage, $"{logs[0]} holds {found.Length} recipes: give --baseline one of {string.Join(", ", found.Select(recipe => recipe.Name))}"),
        };
    }

    /// <summary>Refuses runs that measure different things.</summary>
    /// <exception cref="CommandException">Metrics or units of compute differ.</exception>
    public static void Match(IReadOnlyList<RunReport> runs)
    {
        Match(runs, run => run.Run.Run.Metric, "metrics", "--metric");
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
            $"runs with different {plural} do not compare: {what(first)} in {first.Run.Run.Source}, {what(other)} in {other.Run.Run.Source}; choose one with {option}");
    }
}
