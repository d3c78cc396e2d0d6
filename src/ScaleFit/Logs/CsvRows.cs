using System.Globalization;
using CsvHelper;

namespace ScaleFit.Logs;

/// <summary>Separated values with a header.</summary>
internal sealed class CsvRows : LogRows
{
    private readonly LogBytes _bytes;
    private readonly LogSource _log;
    private CsvReader _csv;
    private string? _damage;
    private char[] _name = new char[256];

    /// <summary>Reads the header.</summary>
    /// <exception cref="LogFormatException">There is none that names columns.</exception>
    public CsvRows(LogBytes bytes, LogSource log)
    {
        (_bytes, _log) = (bytes, log);
        _csv = Open();
        var header = _csv.Headers;
        if (header.Count == 0) throw new LogFormatException($"{log.Shown} is empty: a log has a header, such as run,gpu_hours,pass_rate, and rows");
        if (_damage is not null) throw log.Wrong(1, $"in the header {_damage}");
        if (header.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw log.Wrong(1, "numbers where the names of the columns are expected: add a header such as gpu_hours,pass_rate");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => _csv.Headers;

    /// <summary>What stands between cells.</summary>
    public char Separator => _csv.Separator;

    /// <summary>Rows of a table may stand in any order.</summary>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    public override long Line => _csv.LineNumber;

    /// <inheritdoc/>
    public override string? Damage => _damage;

    /// <inheritdoc/>
    public override bool Read()
    {
        _damage = null;
        try
        {
            if (!_csv.Read()) return false;
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
        if (_damage is null && _csv.FieldCount != Columns.Count) _damage = Fault(_csv.FieldCount);
        return true;
    }

    /// <summary>What is wrong with a row of another length than the header.</summary>
    public string Fault(int fields) =>
        $"{fields} fields where the header has {Columns.Count}{(Separator == ',' && fields > Columns.Count ? "; decimal commas? numbers need a decimal point" : "")}";

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Cell(int column) => _csv.GetSpan(column);

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Text(int column)
    {
        int length = _csv.GetSpan(column).Length;
        if (length > _name.Length) _name = new char[length];
        return _name.AsSpan(0, _csv.GetChars(column, _name));
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _csv.Dispose();
        _csv = Open();
    }

    /// <inheritdoc/>
    public override void Dispose() => _csv.Dispose();

    private CsvReader Open()
    {
        var csv = CsvReader.Create(_bytes.Open(), CsvReaderOptions.Default with
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MaxRecordSize = LineReader.Longest,
            // A quote that is not closed then costs its row, not the rest of the file; numbers hold no line breaks.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => _damage = Fault(record.Reason),
        }, leaveOpen: true);
        try
        {
            csv.ReadHeader();
            return csv;
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
    }

    private LogFormatException TooLong(CsvFormatException e) =>
        new($"{_log.At(Math.Max(1, e.LineNumber))}: a line of more than {LineReader.Longest >> 20} MiB: not a log of numbers", e);

    /// <summary>A quote inside an unquoted cell is only odd; the others move the borders between cells.</summary>
    private static string? Fault(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "a quote is not closed on its line; names may not hold line breaks",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote",
        _ => null,
    };
}
