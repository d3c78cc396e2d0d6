using System.IO.Enumeration;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Chooses what to read among the columns of a log: by name where options give one, otherwise by rank of the names.</summary>
/// <param name="columns">The names.</param>
/// <param name="options">What was asked for.</param>
/// <param name="place">Where the names stand, such as <c>runs.csv:1</c>.</param>
internal sealed class ColumnChoice(IReadOnlyList<string> columns, LogOptions options, string place)
{
    /// <summary>The column of a name that was given.</summary>
    /// <exception cref="LogFormatException">No column has the name, or several do.</exception>
    public int Named(string wanted, string option)
    {
        var found = Places(c => string.Equals(c, wanted, StringComparison.Ordinal));
        if (found.Count == 0) found = Places(c => string.Equals(c.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase));
        return found.Count switch
        {
            1 => found[0],
            0 => throw Wrong($"no column {Printable.Quoted(wanted)}: give {option} one of {NameList.Near(wanted, columns)}"),
            _ => throw Wrong($"{found.Count} columns match {Printable.Quoted(wanted)}: {option} needs a name that stands once: rename the others"),
        };
    }

    /// <summary>The compute column.</summary>
    /// <exception cref="LogFormatException">There is none, there are several, or its unit is not known.</exception>
    public ComputeColumn Compute() => ComputeAt(options.Compute is { } wanted ? Named(wanted, "--compute") : RecognisedCompute());

    /// <summary>The column as compute, whatever its rank.</summary>
    /// <exception cref="LogFormatException">Its unit is not known, or it is clock time and the number of GPUs is not known.</exception>
    public ComputeColumn ComputeAt(int index)
    {
        string name = columns[index];
        var unit = options.Unit ?? ComputeName.UnitOf(name) ?? throw Wrong(
            $"the compute column {Printable.Quoted(name)} does not say what it counts: give --unit, one of {string.Join(", ", ComputeUnits.AllNames)}");
        bool isTime = unit is ComputeUnit.Seconds or ComputeUnit.Hours;
        if (isTime && options.Unit is null && options.Gpus is null)
        {
            throw Wrong($"the compute column {Printable.Quoted(name)} counts {unit.Words()} on the clock: " +
                $"give --gpus N for GPU-hours, {StepsOr(index)}--unit {unit.Name()} to fit clock time");
        }
        var (converted, factor) = ComputeAxis.ToGpuHours(unit, options.Gpus);
        var axis = new ComputeAxis(name, converted, isTime ? options.Gpus : null);
        return new ComputeColumn(index, axis, factor, isTime && ComputeName.Of(name) is { IsClock: true });
    }

    /// <summary>The metric columns, in the order of the log.</summary>
    /// <param name="others">Columns that are taken for something else.</param>
    /// <exception cref="LogFormatException">None is found, or several of the same rank.</exception>
    public IReadOnlyList<int> Metrics(params IReadOnlyList<int> others)
    {
        if (options.Metrics.Count > 0) return [.. options.Metrics.SelectMany(m => Matching(m, others)).Distinct().Order()];
        var ranked = Ranked(i => others.Contains(i) ? null : MetricName.Rank(columns[i]));
        return ranked.Count switch
        {
            1 => ranked,
            0 => throw Wrong($"no pass rate among the columns {NameList.Of(columns)}: name it with --metric{NotText()}"),
            _ => throw Wrong($"several columns could be the pass rate: choose with --metric one of {Names(ranked)}"),
        };
    }

    /// <summary>The column that names the runs, or -1 when the log has none.</summary>
    /// <param name="recipe">The column that names the recipes, or -1: it does not tell their runs apart.</param>
    /// <exception cref="LogFormatException">The column that was named is missing, or several are recognised.</exception>
    public int Run(int recipe)
    {
        if (options.RunColumn is { } wanted) return Named(wanted, "--run-column");
        var ranked = Ranked(i => i == recipe ? null : ColumnWords.Plain(columns[i]) switch
        {
            "run" => 1,
            "run_name" or "run_id" or "runname" => 2,
            "experiment" or "experiment_name" => 3,
            "recipe" => 4,
            _ => null,
        });
        return ranked.Count switch
        {
            0 => -1,
            1 => ranked[0],
            _ => throw Wrong($"several columns could name the runs: choose with --run-column one of {Names(ranked)}"),
        };
    }

    private int RecognisedCompute()
    {
        var known = Ranked(i => options.Unit is { } unit && ComputeName.Of(columns[i])?.Unit == unit ? ComputeName.Of(columns[i])?.Rank : null);
        if (known.Count == 0) known = Ranked(i => ComputeName.Of(columns[i])?.Rank);
        return known.Count switch
        {
            1 => known[0],
            0 => throw Wrong($"no compute among the columns {NameList.Of(columns)}: name it with --compute{NotText()}"),
            _ => throw Wrong($"several columns could be the compute: choose with --compute one of {Names(known)}"),
        };
    }

    private List<int> Matching(string wanted, IReadOnlyList<int> others)
    {
        if (!wanted.AsSpan().ContainsAny('*', '?') || columns.Contains(wanted)) return [Named(wanted, "--metric")];
        var found = Places(c => FileSystemName.MatchesSimpleExpression(wanted, c, ignoreCase: true));
        found.RemoveAll(others.Contains);
        return found.Count > 0 ? found : throw Wrong($"no column matches {Printable.Quoted(wanted)}: give --metric one of {NameList.Near(wanted.Trim('*'), columns)}");
    }

    /// <summary>The columns of the best rank.</summary>
    private List<int> Ranked(Func<int, int?> rank)
    {
        var best = new List<int>();
        int bestRank = int.MaxValue;
        for (int i = 0; i < columns.Count; i++)
        {
            if (rank(i) is not { } found || found > bestRank) continue;
            if (found < bestRank) best.Clear();
            bestRank = found;
            best.Add(i);
        }
        return best;
    }

    private List<int> Places(Func<string, bool> match) => [.. Enumerable.Range(0, columns.Count).Where(i => match(columns[i]))];

    private string Names(IEnumerable<int> places) => NameList.Of([.. places.Select(i => columns[i])]);

    private string StepsOr(int clock)
    {
        string? steps = columns.Where((_, i) => i != clock).FirstOrDefault(c => ComputeName.Of(c)?.Unit == ComputeUnit.Steps);
        return steps is null ? "or " : $"--compute {Printable.Quoted(steps)} for steps, or ";
    }

    private string NotText() => columns.Any(c => c.Contains('\uFFFD', StringComparison.Ordinal)) ? " (the file does not look like UTF-8 text)" : "";

    private LogFormatException Wrong(string what) => new($"{place}: {what}");
}
