using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>Python dictionaries in console output: <c>{'reward': 0.5, 'epoch': '1.0'}</c> as TRL prints them, <c>Global step 5: {...}</c> as OpenRLHF does.</summary>
internal sealed class ConsoleRows(LogBytes bytes, LogSource log) : SparseRows(log)
{
    private readonly LineReader _lines = new(bytes, log);
    private string? _readError;

    /// <inheritdoc/>
    public override long Line => _lines.Line;

    /// <inheritdoc/>
    public override string? ReadError => _readError;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (_lines.TryRead(out var line))
        {
            if (!IsIn(line)) continue;
            var text = ConsoleText.Plain(line);
            int open = text.AsSpan().LastIndexOf("{'"u8), close = text.AsSpan().LastIndexOf((byte)'}');
            if (close < open && _lines.IsUnfinished)
                _readError = $"{Log.At(Line)}: the last line is cut short, as in a log that is still being written";
            if (open < 0 || close < open) continue;
            Clear();
            AddPairs(text.AsSpan(open + 1, close - open - 1));
            AddStep(text.AsSpan(0, open));
            if (Present.Count > 0) return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _lines.Rewind();
        _readError = null;
    }

    /// <summary>Whether a text contains the beginning of such a dictionary with a number in it.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf("{'"u8) is var at and >= 0)
        {
            text = text[(at + 2)..];
            int end = text.IndexOf("': "u8);
            if (end <= 0 || text[..end].Contains((byte)'\n')) continue;
            if (ConsoleText.Number(text[(end + 3)..]) is [(>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.' or (byte)'n' or (byte)'i', ..]) return true;
        }
        return false;
    }

    private void AddPairs(ReadOnlySpan<byte> pairs)
    {
        while (true)
        {
            int open = pairs.IndexOf((byte)'\'');
            if (open < 0) return;
            pairs = pairs[(open + 1)..];
            int close = pairs.IndexOf("':"u8);
            if (close < 0) return;
            var name = pairs[..close];
            pairs = pairs[(close + 2)..];
            int end = pairs.IndexOf(", '"u8);
            Add(name, ConsoleText.Number(end < 0 ? pairs : pairs[..end]));
            if (end < 0) return;
            pairs = pairs[(end + 1)..];
        }
    }

    private void AddStep(ReadOnlySpan<byte> before)
    {
        int at = before.LastIndexOf("Global step "u8);
        if (at < 0 || Has("global_step"u8)) return;
        var digits = before[(at + "Global step "u8.Length)..];
        int end = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        Add("global_step"u8, end < 0 ? digits : digits[..end]);
    }
}
