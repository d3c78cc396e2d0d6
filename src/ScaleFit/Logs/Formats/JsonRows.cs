using System.Text.Json;

namespace ScaleFit.Logs.Formats;

/// <summary>Rows that are JSON objects. Keys of nested objects get the prefix <c>name/</c>.</summary>
internal abstract class JsonRows(LogSource log) : SparseRows(log)
{
    /// <summary>verl's file logger nests the metrics of a step under this key.</summary>
    private static ReadOnlySpan<byte> Envelope => "data"u8;

    private byte[] _name = new byte[256];
    private byte[] _text = new byte[256];

    /// <summary>Reads the object at the beginning as the row; false if it is cut short.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    protected bool TryTake(ReadOnlySpan<byte> json, out int length)
    {
        Clear();
        length = 0;
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        if (!reader.Read()) return false;
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("not an object");
        if (!TryTake(ref reader, 0)) return false;
        length = (int)reader.BytesConsumed;
        return true;
    }

    private bool TryTake(ref Utf8JsonReader reader, int prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isPlain = prefix == 0 && !reader.ValueIsEscaped;
            // This comes before the use of the buffer, which a long name replaces.
            int length = isPlain ? 0 : Named(ref reader, prefix);
            var name = isPlain ? reader.ValueSpan : _name.AsSpan(0, length);
            if (!reader.Read()) return false;
            switch (reader.TokenType)
            {
                case JsonTokenType.String when !reader.ValueIsEscaped && Done(name, reader.ValueSpan) is { Length: > 0 } done:
                    Add(name, done);
                    break;
                case JsonTokenType.Number or JsonTokenType.String:
                    Add(name, reader.ValueIsEscaped ? Unescaped(ref reader) : reader.ValueSpan);
                    break;
                case JsonTokenType.StartArray:
                    if (!reader.TrySkip()) return false;
                    break;
                case JsonTokenType.StartObject:
                    if (!TryTake(ref reader, prefix == 0 && name.SequenceEqual(Envelope) ? 0 : Prefix(name))) return false;
                    break;
            }
        }
        return reader.TokenType == JsonTokenType.EndObject;
    }

    /// <summary>The 10 of ms-swift's <c>"global_step/max_steps": "10/438"</c>; empty for other cells.</summary>
    private static ReadOnlySpan<byte> Done(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        int at = name.SequenceEqual("global_step/max_steps"u8) ? value.IndexOf((byte)'/') : -1;
        return at > 0 && value[..at].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? value[..at] : default;
    }

    private int Named(ref Utf8JsonReader reader, int prefix)
    {
        while (_name.Length < prefix + reader.ValueSpan.Length + 1) Array.Resize(ref _name, 2 * _name.Length);
        return prefix + reader.CopyString(_name.AsSpan(prefix));
    }

    private int Prefix(ReadOnlySpan<byte> name)
    {
        while (_name.Length < name.Length + 1) Array.Resize(ref _name, 2 * _name.Length);
        name.CopyTo(_name);
        _name[name.Length] = (byte)'/';
        return name.Length + 1;
    }

    private ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader reader)
    {
        while (_text.Length < reader.ValueSpan.Length) Array.Resize(ref _text, 2 * _text.Length);
        return _text.AsSpan(0, reader.CopyString(_text));
    }
}
