using System.Buffers;
using System.Text.Json;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Formats;

/// <summary>One JSON object per line.</summary>
internal sealed class JsonLineRows(LogBytes bytes, LogSource log) : JsonRows(log)
{
    /// <summary>ScaleFit stops after this many unreadable lines at the beginning of a file.</summary>
    private const int MostUnreadable = 100;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE"u8);

    private readonly LineReader _lines = new(bytes, log);
    private string? _rowError;
    private string? _readError;
    private int _unreadable;
    private bool _hasRow;

    /// <inheritdoc/>
    public override long Line => _lines.Line;

    /// <inheritdoc/>
    public override string? RowError => _rowError;

    /// <inheritdoc/>
    public override string? ReadError => _readError;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (_lines.TryRead(out var line))
        {
            line = line.Trim(" \t\r\0"u8);
            if (line.IsEmpty) continue;
            _rowError = Error(line);
            if (_rowError is null) return _hasRow = true;
            if (_lines.IsUnfinished && line[0] == '{')
            {
                _readError = $"{Log.At(Line)}: the last line is cut short, as in a log that is still being written";
                return false;
            }
            if (!_hasRow && ++_unreadable == MostUnreadable) throw Log.Wrong(1, $"{_rowError}, and the {MostUnreadable - 1} lines below have errors too: the file is not JSON lines; choose another {OptionName.Format}");
            return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _lines.Rewind();
        (_rowError, _readError, _unreadable, _hasRow) = (null, null, 0, false);
    }

    private string? Error(ReadOnlySpan<byte> line)
    {
        try
        {
            return Taken(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string is not UTF-8.
            if (e is JsonException && BareNumbers.Quoted(line) is { } quoted) return Error(quoted);
            Clear();
            return "not a JSON object";
        }
    }

    private string? Taken(ReadOnlySpan<byte> line)
    {
        if (TryTakeFlat(line)) return null;
        if (!TryTake(line, out int length)) return "the JSON object is cut short";
        return line[length..].IsEmpty ? null : "text follows the JSON object";
    }

    /// <summary>
    /// Reads an object of plain keys with numbers and plain text, as nearly every line is, without parsing each token.
    /// Returns false for anything else, which the full parser then reads.
    /// </summary>
    private bool TryTakeFlat(ReadOnlySpan<byte> line)
    {
        Clear();
        for (int at = 0; at < line.Length && line[at] == (at == 0 ? '{' : ',');)
        {
            at++;
            while (at < line.Length && line[at] == ' ') at++;
            if (at == line.Length || line[at] != '"') return false;
            int length = line[++at..].IndexOf("\":"u8);
            if (length < 0) return false;
            var name = line.Slice(at, length);
            if (name.IndexOfAny("\\\""u8) >= 0) return false;
            at += length + 2;
            while (at < line.Length && line[at] == ' ') at++;
            bool isText = at < line.Length && line[at] == '"';
            int end = isText ? line[(at + 1)..].IndexOf((byte)'"') + 1 : line[at..].IndexOfAny((byte)',', (byte)'}');
            if (end <= 0) return false;
            var value = isText ? line.Slice(at + 1, end - 1) : line.Slice(at, end);
            if (isText ? value.Contains((byte)'\\') : !IsNumber(value)) return false;
            if (isText && name.EndsWith("/max_steps"u8)) return false;
            Add(name, value);
            at += isText ? end + 1 : end;
            if (at == line.Length - 1 && line[at] == '}') return true;
        }
        return false;
    }

    private static bool IsNumber(ReadOnlySpan<byte> value) => (value[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')) && value.IndexOfAnyExcept(NumberBytes) < 0;
}
