using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScaleFit.Logs;

/// <summary>
/// Separated values without quotes: lines are split at their separators, several times as fast as by rules for quotes. A line with a quote after all,
/// and the header, are read by those rules.
/// </summary>
internal sealed class PlainCsvRows : LogRows
{
    private readonly CsvRows _header;
    private readonly LogSource _log;
    private readonly LineReader _lines;
    private readonly byte _separator;
    private readonly int[] _ends;
    private string? _damage;
    private CsvRows? _quoted;
    private byte[] _headerLine = [];
    private int _shortest;
    private string? _ending;

    /// <summary>Reads the header.</summary>
    /// <exception cref="LogFormatException">There is none that names columns.</exception>
    public PlainCsvRows(LogBytes bytes, LogSource log)
    {
        (_log, _header) = (log, new CsvRows(bytes, log));
        _separator = (byte)_header.Separator;
        _ends = new int[_header.Columns.Count];
        _lines = new LineReader(bytes, log);
        SkipHeader();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => _header.Columns;

    /// <inheritdoc/>
    public override bool IsOrdered => _header.IsOrdered;

    /// <inheritdoc/>
    public override long Line => _lines.Line;

    /// <inheritdoc/>
    public override string? Damage => _damage;

    /// <inheritdoc/>
    public override string? Ending => _ending;

    /// <summary>Whether a file can be split so, as far as its beginning tells.</summary>
    public static bool CanRead(ReadOnlySpan<byte> sample)
    {
        int end = sample.IndexOf((byte)'\r');
        return !sample.Contains((byte)'"') && (end < 0 || end + 1 == sample.Length || sample[end + 1] == '\n');
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        ReadOnlySpan<byte> line;
        do
        {
            if (!_lines.TryRead(out line)) return false;
        }
        while (line.IsEmpty || line.SequenceEqual(_headerLine));
        if (_lines.IsUnfinished && line.Length < _shortest)
        {
            _ending = $"{_log.At(_lines.Line)}: the last line has no end and is shorter than all others: cut short, as in a log that is still being written; it was left out";
            return false;
        }
        _shortest = _shortest == 0 ? line.Length : Math.Min(_shortest, line.Length);
        _quoted?.Dispose();
        _quoted = null;
        if (line.Contains((byte)'"')) return ReadQuoted(line);
        int count = Split(line) + 1;
        _damage = count == _ends.Length ? null : _header.Fault(count);
        return true;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Cell(int column)
    {
        if (_quoted is not null) return _quoted.Cell(column);
        int start = column == 0 ? 0 : _ends[column - 1] + 1, end = _ends[column];
        // A row that is too short ends before its last cells.
        var cell = start <= end ? _lines.Current[start..end] : default;
        return cell is [(byte)' ' or (byte)'\t', ..] or [.., (byte)' ' or (byte)'\t'] ? cell.Trim(" \t"u8) : cell;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _lines.Rewind();
        (_shortest, _ending) = (0, null);
        SkipHeader();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _quoted?.Dispose();
        _header.Dispose();
    }

    private void SkipHeader()
    {
        while (_lines.TryRead(out var line) && line.IsEmpty)
        {
        }
        // Logs that were put behind one another have their headers between their rows.
        _headerLine = _lines.Current.ToArray();
    }

    /// <summary>Notes where the cells of a line end, those that are missing at its end; returns the number of separators.</summary>
    private int Split(ReadOnlySpan<byte> line)
    {
        int count = 0, at = 0;
        var separator = Vector256.Create(_separator);
        for (; at + Vector256<byte>.Count <= line.Length; at += Vector256<byte>.Count)
        {
            for (uint found = Vector256.Equals(Vector256.Create(line[at..]), separator).ExtractMostSignificantBits(); found != 0; found &= found - 1)
                Note(at + BitOperations.TrailingZeroCount(found), ref count);
        }
        for (; at < line.Length; at++)
        {
            if (line[at] == _separator) Note(at, ref count);
        }
        for (int i = count; i < _ends.Length; i++) _ends[i] = line.Length;
        return count;
    }

    private void Note(int end, ref int count)
    {
        if (count < _ends.Length) _ends[count] = end;
        count++;
    }

    private bool ReadQuoted(ReadOnlySpan<byte> line)
    {
        byte[] names = System.Text.Encoding.UTF8.GetBytes(string.Join((char)_separator, Enumerable.Range(0, _ends.Length).Select(i => $"c{i}")));
        _quoted = new CsvRows(new LogBytes(new MemoryStream([.. names, (byte)'\n', .. line])), _log);
        _damage = _quoted.Read() ? _quoted.Damage : "no cells";
        return true;
    }
}
