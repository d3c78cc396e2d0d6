using System.Text.Json;
using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>The objects of an array in one JSON document: the document itself, or the <c>log_history</c> of a trainer's state.</summary>
internal sealed class JsonDocumentRows : JsonRows
{
    /// <summary>The largest document in bytes. ScaleFit reads it whole.</summary>
    private const int Longest = 512 << 20;

    private readonly byte[] _json;
    private readonly int _start;
    private int _next;
    private int _counted;
    private long _line = 1;
    private string? _readError;

    /// <summary>Reads the document and finds its array.</summary>
    /// <exception cref="LogFormatException">The document is too long, is not JSON or has no such array.</exception>
    public JsonDocumentRows(LogBytes bytes, LogSource log) : base(log)
    {
        using var whole = new MemoryStream();
        var stream = bytes.Open();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0; whole.Write(buffer.AsSpan(0, read)))
        {
            if (whole.Length > Longest) throw log.Wrong(1, $"a JSON document of more than {Longest >> 20} MiB: write one object per line instead");
        }
        _json = whole.ToArray();
        _json = BareNumbers.Quoted(_json) ?? _json;
        _next = _start = Array(log);
    }

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override string? ReadError => _readError;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (_next < _json.Length && _json[_next] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',') _next++;
        _line += _json.AsSpan(_counted, _next - _counted).Count((byte)'\n');
        _counted = _next;
        if (_next < _json.Length && _json[_next] == ']') return false;
        try
        {
            if (TryTake(_json.AsSpan(_next), out int length))
            {
                _next += length;
                return true;
            }
            _readError = $"{Log.At(_line)}: the document is cut short here";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            _readError = $"{Log.At(_line)}: not a JSON object; ScaleFit skipped the rest of the document";
        }
        Clear();
        return false;
    }

    /// <inheritdoc/>
    public override void Rewind() => (_next, _counted, _line, _readError) = (_start, 0, 1, null);

    private int Array(LogSource log)
    {
        try
        {
            var reader = new Utf8JsonReader(_json, isFinalBlock: false, default);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartArray) return (int)reader.BytesConsumed;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isHistory = reader.ValueTextEquals("log_history"u8);
                if (!reader.Read()) break;
                if (isHistory && reader.TokenType == JsonTokenType.StartArray) return (int)reader.BytesConsumed;
                if (!reader.TrySkip()) break;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair is not JSON text.
            throw new LogFormatException($"{log.At(((e as JsonException)?.LineNumber ?? 0) + 1)}: not valid JSON: check the file", e);
        }
        throw log.Wrong(1, "the JSON document has no array log_history: expected a trainer_state.json, or an array of objects");
    }
}
