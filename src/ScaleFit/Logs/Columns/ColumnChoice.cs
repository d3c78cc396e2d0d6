using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>Chooses the columns of a log to read: by name if the options give one, otherwise by the rank of the names.</summary>
/// <param name="columns">The names of the columns.</param>
/// <param name="log">The log and its options.</param>
/// <param name="survey">Summary of the columns; null if not known yet.</param>
internal sealed class ColumnChoice(IReadOnlyList<string> columns, LogSource log, LogSurvey? survey = null)
{
    private readonly LogOptions _options = log.Options;
    private readonly double? _gpus = log.Options.Gpus ?? survey?.Gpus;
    private readonly IncompleteClock _incomplete = new(columns, survey, log.Options);
    private readonly MetricChoice _metrics = new(columns, survey, log.Options);

    /// <summary>The column with a given name.</summary>
    /// <exception cref="LogFormatException">No column has the name, or several do.</exception>
    public int Named(string wanted, string option)
    {
        var found = Places(c => string.Equals(c, wanted, StringComparison.Ordinal));
        if (found.Count == 0) found = Places(c => string.Equals(c.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase));
        return found.Count switch
        {
            1 => found[0],
            0 => throw Wrong($"no column {PlainText.Quoted(wanted)}: give {option} one of {NameList.Near(wanted, columns)}"),
            _ => throw Wrong($"{found.Count} columns match {PlainText.Quoted(wanted)}: {option} needs a unique name: rename the other columns, or remove duplicate columns"),
        };
    }

    /// <summary>The compute column.</summary>
    /// <exception cref="LogFormatException">The column is missing or ambiguous, or its unit is unknown.</exception>
    public ComputeColumn Compute() =>
        _options.StepTime is { } time ? StepTimeAt(Named(time, OptionName.StepTime))
        : _options.Compute is { } wanted ? ComputeAt(Named(wanted, OptionName.Compute))
        : ComputeAt(RecognisedCompute());

    /// <summary>Uses a column as the compute, whatever its rank.</summary>
    /// <exception cref="LogFormatException">The unit is unknown, or it is clock time and the number of GPUs is unknown.</exception>
    public ComputeColumn ComputeAt(int index)
    {
        if (StepTime.Find(columns, null, _options.LeavesOutEvaluation) is { } steps && steps.Parts[0] == index) return Axis(steps, index, ComputeUnit.Seconds, "seconds of each step");
        string name = columns[index];
        var known = ComputeName.Recognize(name)?.Unit;
        var unit = _options.Unit ?? known ?? ComputeName.UnitOf(name) ?? throw Wrong(
            $"the compute column {PlainText.Quoted(name)} has no known unit: give {OptionName.Unit}, one of {string.Join(", ", ComputeUnits.AllNames)}");
        if (_options.Compute is null && known is { } counted && !counted.MayBe(unit))
            throw Wrong($"no column counts {unit.Words()}: {PlainText.Quoted(name)} counts {counted.Words()}; remove {OptionName.Unit}, or name the column with {OptionName.Compute}");
        if (_options.LeavesOutEvaluation) throw Wrong($"the compute column {PlainText.Quoted(name)} does not separate the time of evaluation: give {OptionName.StepTime}, or remove {OptionName.LeavesOutEvaluation}");
        if (_options.NoStalls) throw Wrong($"the compute column {PlainText.Quoted(name)} does not give the time of each step: give {OptionName.StepTime}, or remove {OptionName.NoStalls}");
        return Axis(null, index, unit, $"{unit.Words()} of clock time");
    }

    private ComputeColumn StepTimeAt(int index) =>
        Axis(StepTime.Find(columns, columns[index], _options.LeavesOutEvaluation), index, ComputeUnit.Seconds, "seconds of each step");

    private ComputeColumn Axis(StepTime? steps, int index, ComputeUnit unit, string counted)
    {
        string name = columns[index];
        if (steps is not null) unit = _options.Unit is ComputeUnit.Hours ? ComputeUnit.Hours : _options.Unit is ComputeUnit.GpuSeconds ? ComputeUnit.GpuSeconds : ComputeUnit.Seconds;
        bool isTime = unit is ComputeUnit.Seconds or ComputeUnit.Hours;
        if (isTime && _options.Unit is null && _gpus is null)
        {
            string unclear = survey?.GpusDisagree is { } disagree ? $" ({disagree})" : "";
            throw Wrong($"the compute column {PlainText.Quoted(name)} counts {counted}{unclear}: " +
                $"give {OptionName.Gpus} N for GPU-hours, {StepsOr(index)}{OptionName.Unit} {unit.Name()} to fit clock time");
        }
        if (_options.LeavesOutEvaluation && steps is { Excluded.Length: 0 })
            throw Wrong($"no column besides {PlainText.Quoted(name)} has the time of evaluation or checkpoints: remove {OptionName.LeavesOutEvaluation}");
        var (converted, factor) = ComputeAxis.ToGpuHours(unit, _options.Gpus ?? (_options.Unit is null ? _gpus : null));
        var axis = new ComputeAxis(name, converted, isTime ? _options.Gpus ?? (_options.Unit is null ? _gpus : null) : null);
        return new ComputeColumn(index, axis, factor, steps is null && isTime && ComputeName.Recognize(name) is { IsClock: true }, steps) { IsTime = isTime || unit is ComputeUnit.GpuHours or ComputeUnit.GpuSeconds };
    }

    /// <summary>The metric columns, in the order of the log.</summary>
    /// <param name="others">Columns with another use.</param>
    /// <exception cref="LogFormatException">No column is found, or several columns have the same rank.</exception>
    public IReadOnlyList<int> Metrics(params IReadOnlyList<int> others)
    {
        if (_options.Metrics.Count > 0) return [.. _options.Metrics.SelectMany(m => Matching(m, others)).Distinct().Order()];
        var ranked = _metrics.Best(others);
        return ranked.Count switch
        {
            1 => ranked,
            0 => throw Wrong($"no pass rate {Among}: name it with {OptionName.Metrics}"),
            _ => throw Wrong($"several columns could be the pass rate: choose one with {OptionName.Metrics}: {Names(ranked)}{Each(ranked)}"),
        };
    }

    /// <summary>Where a column was looked for.</summary>
    private string Among => columns.Count > 0 ? $"among the columns {NameList.Join(columns)}" : "in a log without values";

    /// <summary>Whether a column may be the pass rate.</summary>
    public bool IsMetric(int column) => _metrics.Rank(column) is not null;

    /// <summary>The column that counts steps, or -1.</summary>
    public int Step() => Ranked(i => HasNumbers(i) && ComputeName.Recognize(columns[i]) is { Unit: ComputeUnit.Steps } name ? (2 * name.Rank) + (columns[i] is "_step" ? 1 : 0) : null).FirstOrDefault(-1);

    /// <summary>Findings about the choice: GPUs recovered or ignored, rewards rescaled, a metric preferred to others.</summary>
    public IEnumerable<Finding> Findings(ComputeColumn compute, IReadOnlyList<int>? metrics = null)
    {
        if (_options.Gpus is { } given && compute.Axis.Gpus is null)
        {
            yield return FindingCatalog.GpusUnused.Report(FormattableString.Invariant($"ScaleFit ignored {OptionName.Gpus} {given}: {PlainText.Quoted(compute.Name)} counts {compute.Axis.Unit.Words()}"), $"Choose clock time with {OptionName.Compute} or {OptionName.StepTime}, or remove {OptionName.Gpus}.");
        }
        if (_incomplete.Finding(compute) is { } incomplete) yield return incomplete;
        if (_options.Gpus is null && compute.Axis.Gpus is { } recovered) yield return RecoveredGpus.Finding(recovered);
        if (_options.Rescale is { } range)
            yield return FindingCatalog.Rescaled.Report($"ScaleFit rescaled rewards between {range.Text} to pass rates between 0 and 1", "Compare only with pass rates that are defined in the same way.");
        if (_options.Metrics.Count > 0 || metrics is not [var taken]) yield break;
        var training = Enumerable.Range(0, columns.Count).Where(i => i != taken && HasNumbers(i) && MetricName.Rank(columns[i]) >= MetricName.Training).Select(i => columns[i]).ToArray();
        string used = $"ScaleFit uses {PlainText.Quoted(columns[taken])}", others = Others(taken);
        if (MetricName.Rank(columns[taken]) >= MetricName.Training)
            yield return FindingCatalog.TrainingMetric.Report($"the log has no recognised validation metric; {used}, a metric of the training batches{others}", $"Name a validation metric with {OptionName.Metrics} if the log has one.");
        else if (training.Length > 0 && MetricName.IsValidation(columns[taken]))
            yield return FindingCatalog.ValidationMetric.Report($"{used}, a validation metric, and ignores {NameList.Join(training)} of training{others}", $"Choose another with {OptionName.Metrics}.");
        else if (others.Length > 0)
            yield return FindingCatalog.ValidationMetric.Report($"{used}{others}", $"Choose another with {OptionName.Metrics}.");
    }

    /// <summary>The column that names the runs, or -1 when the log has none.</summary>
    /// <param name="recipe">The column that names the recipes, or -1. It cannot name the runs.</param>
    /// <exception cref="LogFormatException">The given column is missing, or several columns are recognised.</exception>
    public int Run(int recipe)
    {
        if (_options.RunColumn is { } wanted) return Named(wanted, OptionName.RunColumn);
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
            _ => throw Wrong($"several columns could name the runs: choose one with {OptionName.RunColumn}: {Names(ranked)}"),
        };
    }

    /// <summary>Whether the number of GPUs is given or follows from the log.</summary>
    public bool KnowsGpus => _gpus is not null;

    /// <summary>The unit of a column, judged by its name, or null.</summary>
    public ComputeUnit? UnitAt(int index) => StepTime.Find(columns, null, leavesOut: false)?.Parts[0] == index ? ComputeUnit.Seconds : ComputeName.UnitOf(columns[index]);

    /// <summary>The metrics to read, and the value of <see cref="LogOptions.Metrics"/> that selects them; null if none is needed.</summary>
    /// <param name="others">Columns with another use.</param>
    /// <param name="varies">Whether a column has more than one value.</param>
    public (IReadOnlyList<int> Taken, string? Argument) MetricArgument(IReadOnlyList<int> others, Func<int, bool> varies)
    {
        var ranked = _metrics.Best(others);
        if (ranked.Count == 0) return (Metrics(others), null);
        string? each = ranked.Count > 1 ? Folder(ranked) : null;
        if (each is not null) return (ranked, each + "*");
        // The shortest name is the most likely pass rate.
        int taken = ranked.OrderByDescending(varies).ThenBy(i => columns[i].Length).First();
        return ([taken], ranked.Count > 1 ? columns[taken] : null);
    }

    /// <summary>The compute column with the best rank.</summary>
    /// <exception cref="LogFormatException">No column or several columns have the best rank.</exception>
    public int RecognisedCompute()
    {
        int steps = StepTime.Find(columns, null, leavesOut: false)?.Parts[0] ?? -1;
        ComputeName? Name(int i) => !HasNumbers(i) || _incomplete.Is(i) ? null : i == steps ? ComputeName.OfStepTime : ComputeName.Recognize(columns[i]);
        int? Rank(int i) => Name(i) is not { } name ? null : _gpus is not null && name.Unit is ComputeUnit.Tokens or ComputeUnit.Flops ? ComputeName.BehindTime : name.Rank;
        var known = Ranked(i => _options.Unit is { } unit && Name(i)?.Unit == unit ? Rank(i) : null);
        if ((_options.LeavesOutEvaluation || _options.NoStalls) && steps >= 0) known = [steps];
        if (known.Count == 0) known = Ranked(Rank);
        return known.Count switch
        {
            1 => known[0],
            0 => throw Wrong($"no compute {Among}: name it with {OptionName.Compute}"),
            _ => throw Wrong($"several columns could be the compute: choose one with {OptionName.Compute}: {Names(known)}"),
        };
    }

    private List<int> Matching(string wanted, IReadOnlyList<int> others)
    {
        if (!NamePattern.IsGlob(wanted) || columns.Contains(wanted)) return [Named(wanted, OptionName.Metrics)];
        var found = Places(c => NamePattern.Matches(wanted, c, ignoreCase: true));
        found.RemoveAll(others.Contains);
        return found.Count > 0 ? found : throw Wrong($"no column matches {PlainText.Quoted(wanted)}: give {OptionName.Metrics} one of {NameList.Near(wanted.Trim('*'), columns)}");
    }

    /// <summary>The columns with the best rank.</summary>
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

    private string Each(IReadOnlyList<int> places) => Folder(places) is { } folder ? $", or {PlainText.Quoted(folder + "*")} for each" : "";

    /// <summary>The prefix up to a slash that these names share and no other names have; null if there is none.</summary>
    private string? Folder(IReadOnlyList<int> places)
    {
        string first = columns[places[0]];
        string folder = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        return folder.Length > 0 && Places(c => c.StartsWith(folder, StringComparison.Ordinal)).SequenceEqual(places) ? folder : null;
    }

    /// <summary>The number of columns that would do as well as the one taken, for a message.</summary>
    private string Others(int taken) => _metrics.Alternatives(taken) switch
    {
        0 => "",
        1 => "; 1 other column is possible",
        var count => string.Create(CultureInfo.InvariantCulture, $"; {count} other columns are possible"),
    };

    private string Names(IEnumerable<int> places) => NameList.Join([.. places.Select(i => columns[i])]);

    private string StepsOr(int clock)
    {
        string? steps = columns.Where((_, i) => i != clock).FirstOrDefault(c => ComputeName.Recognize(c)?.Unit == ComputeUnit.Steps);
        return steps is null ? "or " : $"{OptionName.Compute} {PlainText.Quoted(steps)} for steps, or ";
    }

    private bool HasNumbers(int column) => survey is null || survey.Columns[column].Numbers > 0;

    private LogFormatException Wrong(string what) => new(log.Format == LogFormat.Csv.Name() ? $"{log.At(1)}: {what}" : $"{log.Shown}: {what}") { IsAboutColumns = true };
}
