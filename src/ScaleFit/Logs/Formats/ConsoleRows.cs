using System.Globalization;
using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>
/// Python dictionaries in console output: <c>{'reward': 0.5, 'epoch': '1.0'}</c> as TRL prints them, <c>Global step 5: {...}</c> as OpenRLHF does,
/// and <c>Step 5:</c> with a dictionary over several lines as SkyRL does. Other lines are ignored.
/// </summary>
internal sealed class ConsoleRows(LogBytes bytes, LogSource log) : SparseRows(log)
{
    private readonly LineReader _lines = new(bytes, log);
    private byte[] _title = [];
    private string? _readError;

    /// <inheritdoc/>
    public override long Line => _lines.Line;

    /// <inheritdoc/>
    public override string? ReadError => _readError;

    /// <inheritdoc/>
    public override bool Read()
    {
        bool isOpen = false;
        while (_lines.TryRead(out var line))
        {
            bool begins = IsIn(line);
            if (!begins && !isOpen && line.IndexOf("tep "u8) < 0) continue;
            byte[] text = ConsoleText.Plain(line);
            if (begins ? TryBegin(text, ref isOpen) : isOpen && TryContinue(text, ref isOpen)) return true;
            if (!begins && !isOpen) _title = text is [.., (byte)':'] ? text : [];
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _lines.Rewind();
        (_readError, _title) = (null, []);
    }

    /// <summary>Whether a text contains the beginning of such a dictionary with a number in it.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf("{'"u8) is var at and >= 0)
        {
            text = text[(at + 2)..];
            int end = text.IndexOf("': "u8);
            if (end <= 0 || text[..end].Contains((byte)'\n')) continue;
            var value = text[(end + 3)..];
            int length = value.IndexOfAny(",}\n"u8);
            if (IsNumber(ConsoleText.Number(length < 0 ? value : value[..length]))) return true;
        }
        return false;
    }

    /// <summary>Reads a line with the beginning of a dictionary; true if the dictionary ends in it.</summary>
    private bool TryBegin(ReadOnlySpan<byte> text, ref bool isOpen)
    {
        int open = text.LastIndexOf("{'"u8), close = text.LastIndexOf((byte)'}');
        if (open < 0) return false;
        isOpen = close < open && !_lines.IsUnfinished && text[^1] == ',' && !text[..open].Contains((byte)'{');
        if (close < open && _lines.IsUnfinished)
            _readError = $"{Log.At(Line)}: the last line is cut short, as in a log that is still being written";
        if (close < open && !isOpen) return false;
        Clear();
        AddPairs(isOpen ? text[(open + 1)..^1] : text[(open + 1)..close]);
        AddStep(text[..open]);
        AddStep(_title);
        _title = [];
        return !isOpen && Present.Count > 0;
    }

    /// <summary>Reads a further line of a dictionary, or a line of another process; true if the dictionary ends in it.</summary>
    private bool TryContinue(ReadOnlySpan<byte> text, ref bool isOpen)
    {
        if (text is not [(byte)'\'', ..]) return false;
        int close = text.LastIndexOf((byte)'}');
        isOpen = close < 0 && text[^1] == ',';
        if (close < 0 && _lines.IsUnfinished) _readError = $"{Log.At(Line)}: the last line is cut short, as in a log that is still being written";
        if (text.Contains((byte)'{') || (close < 0 && !isOpen)) return isOpen = false;
        AddPairs(close < 0 ? text[..^1] : text[..close]);
        return close >= 0 && Present.Count > 0;
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

    /// <summary>Adds the step that stands before a dictionary, if the row has none.</summary>
    private void AddStep(ReadOnlySpan<byte> before)
    {
        if (ConsoleText.TryFindNumber(before, "Global step "u8, out var step))
        {
            if (!Has("global_step"u8)) Add("global_step"u8, step);
        }
        else if (ConsoleText.TryFindNumber(before, "Step "u8, out step) && !Has("step"u8))
        {
            Add("step"u8, step);
        }
    }

    private static bool IsNumber(ReadOnlySpan<byte> value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || value.SequenceEqual("nan"u8) || value.SequenceEqual("inf"u8);
}
