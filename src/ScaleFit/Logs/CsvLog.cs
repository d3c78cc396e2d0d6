using System.Globalization;
using CsvHelper;

namespace ScaleFit.Logs;

/// <summary>Reads logs of separated values: a table with one row an evaluation, or a W&amp;B panel with one column a run.</summary>
internal sealed class CsvLog
{
    /// <summary>No header of a real log is near this; a file without line breaks must not fill the memory.</summary>
    private const int LongestLine = 16 << 20;

    private readonly CsvReader _csv;
    private readonly LogSource _log;
    private string? _damage;
    private char[] _name = new char[256];

    private CsvLog(Stream stream, LogSource log)
    {
        _log = log;
        _csv = CsvReader.Create(stream, CsvReaderOptions.Default with
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = LongestLine,
            // A quote that is not closed then costs its row, not the rest of the file; numbers hold no line breaks.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => _damage = Damage(record.Reason),
        }, leaveOpen: true);
    }

    /// <summary>Reads a log.</summary>
    /// <exception cref="LogFormatException">It does not hold what the options ask for.</exception>
    public static LogContents Read(Stream stream, string name, LogOptions options)
    {
        var log = new LogSource(name, "csv", options);
        try
        {
            return new CsvLog(stream, log).Read();
        }
        catch (CsvFormatException e)
        {
            throw new LogFormatException($"{log.At(Math.Max(1, e.LineNumber))}: a line of more than {LongestLine >> 20} MiB: not a table of numbers", e);
        }
    }

    private LogContents Read()
    {
        using var csv = _csv;
        csv.ReadHeader();
        var header = csv.Headers;
        if (header.Count == 0) throw new LogFormatException($"{_log.Shown} is empty: a log has a header, such as run,gpu_hours,pass_rate, and rows");
        if (header.Any(name => name.Contains('\0', StringComparison.Ordinal)))
            throw _log.Wrong(1, "holds NUL bytes: a binary or compressed file, or UTF-16 without a byte order mark, where text is expected");
        if (_damage is not null) throw _log.Wrong(1, $"{_damage} in the header");
        if (header.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw _log.Wrong(1, "numbers where the names of the columns are expected: add a header such as gpu_hours,pass_rate");
        return _log.Options.RunColumn is null && PanelHeader.Of(header) is { } panel ? ReadPanel(panel) : ReadTable();
    }

    private LogContents ReadPanel(PanelHeader panel)
    {
        string x = _csv.Headers[panel.X];
        if ((_log.Options.StandardErrorColumn ?? _log.Options.TrialsColumn) is { } noise)
            throw _log.Wrong(1, $"a panel export has no column {Printable.Quoted(noise)} for its runs: give --trials as a number");
        if (_log.Options.RecipeColumn is { } recipes)
            throw _log.Wrong(1, $"a panel export has no column {Printable.Quoted(recipes)}: it holds a column a run; write a table with the columns recipe, run, compute and pass rate");
        if (_log.Options.Compute is not null) new ColumnChoice([x], _log.Options, _log.At(1)).Named(_log.Options.Compute, "--compute");
        var compute = new ColumnChoice([x], _log.Options, _log.At(1)).ComputeAt(0) with { Index = panel.X };
        string[] metrics = [.. panel.Columns.Select(c => c.Metric).Distinct()];
        var chosen = metrics.Length == 1 && _log.Options.Metrics.Count == 0 ? [0] : new ColumnChoice(metrics, _log.Options, _log.At(1)).Metrics();

        var runs = new RunAssembler(_log, compute, []);
        var drafts = new List<RunDraft>();
        var columns = new List<int>();
        foreach (var column in panel.Columns)
        {
            if (!chosen.Contains(Array.IndexOf(metrics, column.Metric)) || runs.Draft(column.Run, column.Metric) is not { } draft) continue;
            drafts.Add(draft);
            columns.Add(column.Index);
        }
        var row = new CsvRowReader(_csv, compute, [.. columns], -1, _log.Options.Trials ?? 1);
        var all = drafts.ToArray();
        long rows = 0;
        for (; _csv.Read(); rows++)
        {
            if (RowDamage() is { } damage) runs.RejectRow(_csv.LineNumber, damage);
            else row.Read(all, isOwnRow: false);
        }
        return runs.Finish(rows);
    }

    private LogContents ReadTable()
    {
        var options = _log.Options;
        var choice = new ColumnChoice(_csv.Headers, options, _log.At(1));
        int recipeColumn = options.RecipeColumn is { } recipes ? choice.Named(recipes, "--recipe-column") : -1;
        int runColumn = choice.Run(recipeColumn);
        int spread = options.StandardErrorColumn is { } error ? choice.Named(error, "--stderr")
            : options.TrialsColumn is { } trials ? choice.Named(trials, "--trials") : -1;
        var compute = choice.Compute();
        var columns = choice.Metrics(runColumn, recipeColumn, spread, compute.Index);

        var runs = new RunAssembler(_log, compute, [.. columns.Select(c => _csv.Headers[c])]);
        var only = runColumn < 0 && recipeColumn < 0 ? runs.Run(_log.RunName) : [];
        var row = new CsvRowReader(_csv, compute, [.. columns], spread, options.Trials ?? 1);
        long rows = 0;
        for (; _csv.Read(); rows++)
        {
            string? recipe = recipeColumn < 0 ? null : Name(recipeColumn).ToString();
            var name = runColumn >= 0 ? Name(runColumn) : recipe ?? "";
            int unnamed = runColumn >= 0 && name.IsEmpty ? runColumn : recipe is "" ? recipeColumn : -1;
            string? damage = RowDamage() ?? (unnamed < 0 ? null : $"column {Printable.Quoted(_csv.Headers[unnamed])}, which names the {(unnamed == runColumn ? "run" : "recipe")}, is empty");
            bool isOnly = runColumn < 0 && recipe is null;
            if (damage is null) row.Read(isOnly ? only : runs.Run(name, recipe), isOwnRow: true);
            else if (isOnly || runs.Knows(name, recipe)) RejectRow(isOnly ? only : runs.Run(name, recipe), damage);
            else runs.RejectRow(_csv.LineNumber, damage);
        }
        return runs.Finish(rows);
    }

    private void RejectRow(RunDraft[] drafts, string damage)
    {
        foreach (var draft in drafts) draft.Reject(_csv.LineNumber, damage);
    }

    private ReadOnlySpan<char> Name(int column)
    {
        int length = _csv.GetSpan(column).Length;
        if (length > _name.Length) _name = new char[length];
        return _name.AsSpan(0, _csv.GetChars(column, _name));
    }

    /// <summary>What makes a whole row unusable, or null.</summary>
    private string? RowDamage()
    {
        string? damage = _damage;
        _damage = null;
        int expected = _csv.Headers.Count;
        if (damage is not null || _csv.FieldCount == expected) return damage;
        bool commas = _csv.Separator == ',' && _csv.FieldCount > expected;
        return $"{_csv.FieldCount} fields where the header has {expected}{(commas ? "; decimal commas? numbers need a decimal point" : "")}";
    }

    /// <summary>A quote inside an unquoted cell is only odd; the others move the borders between cells.</summary>
    private static string? Damage(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "a quote is not closed",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote",
        _ => null,
    };
}
