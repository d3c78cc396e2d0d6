using System.Globalization;
using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>
/// Tables of metrics in console output, one per step: the StatsLogger of AReaL, with several names and values in a line, and the
/// Tinker cookbook, with one. Other lines are ignored, also between the lines of a table.
/// </summary>
internal sealed class BoxTableRows(LogBytes bytes, LogSource log) : SparseRows(log)
{
    private readonly LineReader _lines = new(bytes, log);
    private byte[] _step = [];
    private long _line;
    private string? _readError;

    private static ReadOnlySpan<byte> Side => "│"u8;

    /// <summary>Tinker cuts long names off. Different names then have one beginning.</summary>
    private static ReadOnlySpan<byte> Cut => "…"u8;

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override string? ReadError => _readError;

    /// <inheritdoc/>
    public override bool Read()
    {
        Clear();
        bool isOpen = false;
        while (_lines.TryRead(out var line))
        {
            ReadOnlySpan<byte> text = ConsoleText.Plain(line);
            if (text.StartsWith(Side))
            {
                if (_step.Length > 0) isOpen |= TryAdd(text);
            }
            else if (IsRule(text, "╘"u8, "└"u8))
            {
                if (!isOpen) continue;
                if (!Has("step"u8)) Add("step"u8, _step);
                _step = [];
                return true;
            }
            else if (TryFindStep(text, out var step) && !(isOpen && step.SequenceEqual(_step)))
            {
                // A table without an end was cut short, as where a run ended and was restarted.
                Clear();
                isOpen = false;
                _step = step.ToArray();
            }
        }
        if (isOpen) _readError = $"{Log.At(_lines.Line)}: the last table is cut short, as in a log that is still being written; ScaleFit ignored it";
        return false;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _lines.Rewind();
        (_step, _line, _readError) = ([], 0, null);
    }

    /// <summary>Whether a text contains the step and the beginning of such a table.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        bool hasStep = false;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (!hasStep && line.IndexOf("tep "u8) < 0) continue;
            ReadOnlySpan<byte> plain = ConsoleText.Plain(line);
            if (TryFindStep(plain, out _)) hasStep = true;
            else if (hasStep && IsRule(plain, "╒"u8, "┏"u8)) return true;
        }
        return false;
    }

    /// <summary>AReaL: <c>Epoch 1/1 Step 3/50 Train step 3/50 done.</c> Tinker: a title <c>Step 3</c> above the table.</summary>
    private static bool TryFindStep(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> step)
    {
        if (ConsoleText.TryFindNumber(text, "Train step "u8, out step) && text.EndsWith("done."u8)) return true;
        return text.StartsWith("Step "u8) && ConsoleText.TryFindNumber(text, "Step "u8, out step) && text.Length == "Step ".Length + step.Length;
    }

    private static bool IsRule(ReadOnlySpan<byte> text, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => text.StartsWith(one) || text.StartsWith(other);

    /// <summary>Adds the names and values of a line; false if it has none.</summary>
    private bool TryAdd(ReadOnlySpan<byte> text)
    {
        bool isAdded = false;
        ReadOnlySpan<byte> name = default;
        foreach (var range in text[Side.Length..].Split(Side))
        {
            var cell = text[Side.Length..][range].Trim((byte)' ');
            if (name.IsEmpty)
            {
                name = cell;
                continue;
            }
            if (!name.EndsWith(Cut) && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                if (Present.Count == 0) _line = _lines.Line;
                Add(name, cell);
                isAdded = true;
            }
            name = default;
        }
        return isAdded;
    }
}
