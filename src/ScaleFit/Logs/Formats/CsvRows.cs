using System.Globalization;
using System.Text;
using CsvHelper;
using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>Separated values with a header.</summary>
/// <remarks>
/// A second reader that only splits lines, for files without quotes, is not worth its code. It is 1.0 to 1.2 times as fast
/// (<c>dotnet run -c Release --project tests/ScaleFit.Benchmarks -- csv</c>, 10 MB, 2 cores, 550 MB/s both).
/// </remarks>
internal sealed class CsvRows : LogRows
{
    private readonly LogBytes _bytes;
    private readonly LogSource _log;
    private readonly byte[][] _header;
    private readonly long _length;
    private CsvReader _csv;
    private int _shortest;
    private string? _rowError;
    private string? _readError;
    private char[] _name = new char[256];

    /// <summary>Reads the header.</summary>
    /// <exception cref="LogFormatException">There is no header with column names.</exception>
    public CsvRows(LogBytes bytes, LogSource log)
    {
        (_bytes, _log, _length) = (bytes, log, LengthOf(bytes));
        _csv = Open();
        var header = _csv.Headers;
        _header = [.. header.Select(Encoding.UTF8.GetBytes)];
        if (header.Count == 0) throw new LogFormatException($"{log.Shown} is empty: expected a header, such as run,gpu_hours,pass_rate, and rows");
        if (_rowError is not null) throw log.Wrong(1, $"in the header, {_rowError}");
        if (header.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw log.Wrong(1, "found numbers, expected column names: add a header such as gpu_hours,pass_rate");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => _csv.Headers;

    /// <summary>Rows of a table may be in any order.</summary>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    public override long Line => _csv.LineNumber;

    /// <inheritdoc/>
    public override string? RowError => _rowError;

    /// <inheritdoc/>
    public override string? ReadError => _readError;

    /// <inheritdoc/>
    public override bool Read()
    {
        try
        {
            do
            {
                _rowError = null;
                if (!_csv.Read()) return false;
            }
            while (IsHeader());
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
        int length = _csv.RawRecord.Length;
        if (_csv.ByteOffset + length == _length && length < _shortest)
        {
            _readError = $"{_log.At(Line)}: the last line has no line break and is shorter than all others: it is cut short, as in a log that is still being written; ScaleFit skipped it";
            return false;
        }
        _shortest = _shortest == 0 ? length : Math.Min(_shortest, length);
        int fields = _csv.FieldCount;
        if (_rowError is null && fields != Columns.Count)
            _rowError = $"the row has {fields} {(fields == 1 ? "field" : "fields")}, but the header has {Columns.Count}{(_csv.Separator == ',' && fields > Columns.Count ? "; if numbers have decimal commas, write decimal points" : "")}";
        return true;
    }

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
        (_shortest, _readError) = (0, null);
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
            // An unclosed quote then costs its row, not the rest of the file. Numbers have no line breaks.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => _rowError = Error(record.Reason),
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

    /// <summary>Concatenated logs have headers between their rows.</summary>
    private bool IsHeader()
    {
        if (_rowError is not null || _csv.FieldCount != _header.Length) return false;
        for (int column = 0; column < _header.Length; column++)
        {
            if (!_csv.GetSpan(column).SequenceEqual(_header[column])) return false;
        }
        return true;
    }

    /// <summary>The length of the log in bytes, as UTF-8.</summary>
    private static long LengthOf(LogBytes bytes)
    {
        var stream = bytes.Open();
        if (stream.CanSeek) return stream.Length - stream.Position;
        var block = new byte[1 << 16];
        long length = 0;
        for (int read; (read = stream.Read(block)) > 0;) length += read;
        return length;
    }

    private LogFormatException TooLong(CsvFormatException e) =>
        new($"{_log.At(Math.Max(1, e.LineNumber))}: a line of more than {LineReader.Longest >> 20} MiB: this is not a log of numbers; check the file", e);

    /// <summary>A quote inside an unquoted cell is harmless. The other errors shift the cells.</summary>
    private static string? Error(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "a quote is not closed on its line; names cannot have line breaks",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote",
        _ => null,
    };
}
