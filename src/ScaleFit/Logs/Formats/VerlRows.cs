using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>The <c>step:N - key:value - ...</c> lines of verl's console output. Other lines are ignored.</summary>
internal sealed partial class VerlRows(LogBytes bytes, LogSource log) : SparseRows(log)
{
    /// <summary>The longest rest of a broken line in bytes, as long as a line of metrics.</summary>
    private const int LongestRest = 1 << 16;

    private readonly LineReader _lines = new(bytes, log);
    private readonly List<byte> _row = [];
    private byte[] _pending = [];
    private bool _hasPending;
    private long _line;
    private bool _isUnfinished;

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override string? ReadError => _isUnfinished ? $"{Log.At(_line)}: the last line is cut short, as in a log that is still being written; ScaleFit ignored its last key" : null;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (!_hasPending || !IsStep(_pending))
        {
            if (!TryNext()) return false;
        }
        _line = _lines.Line;
        _row.Clear();
        _row.AddRange(_pending);
        // The pipes between processes break long lines in two.
        while (TryNext() && !IsStep(_pending) && IsContinuation(_pending)) Join(_pending);
        Split();
        return true;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        _lines.Rewind();
        (_hasPending, _isUnfinished) = (false, false);
    }

    /// <summary>Whether a text contains a line of a step.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf("step:"u8) is var at and >= 0)
        {
            if (IsStep(text[at..])) return true;
            text = text[(at + 5)..];
        }
        return false;
    }

    private bool TryNext()
    {
        _hasPending = false;
        if (!_lines.TryRead(out var line)) return false;
        _pending = ConsoleText.Plain(line);
        int at = _pending.AsSpan().LastIndexOf("step:"u8);
        while (at > 0 && !(_pending[at - 1] is (byte)' ' or (byte)'\r' && IsStep(_pending.AsSpan(at)))) at = _pending.AsSpan(0, at).LastIndexOf("step:"u8);
        if (at > 0) _pending = _pending[at..];
        return _hasPending = true;
    }

    private void Join(ReadOnlySpan<byte> rest)
    {
        if (_row[^1] == '-' || rest.StartsWith("- "u8)) _row.Add((byte)' ');
        _row.AddRange(rest);
        _hasPending = false;
    }

    private void Split()
    {
        Clear();
        var text = CollectionsMarshal.AsSpan(_row);
        // The text after the last separator may be half a number.
        _isUnfinished = _lines.IsUnfinished && !_hasPending;
        while (!text.IsEmpty)
        {
            int end = text.IndexOf(" - "u8);
            if (end < 0 && _isUnfinished) return;
            AddPair(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 3)..];
        }
    }

    private void AddPair(ReadOnlySpan<byte> pair)
    {
        int colon = pair.LastIndexOf((byte)':');
        if (colon <= 0) return;
        var name = pair[..colon].Trim((byte)' ');
        // Until 2025, the evaluation before training had another prefix.
        if (name.StartsWith("test_score/"u8)) name = (byte[])[.. "val/"u8, .. name];
        Add(name, ConsoleText.Number(pair[(colon + 1)..]));
    }

    private static bool IsStep(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("step:"u8)) return false;
        int digits = line[5..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0 && line[(5 + digits)..].StartsWith(" -"u8);
    }

    private static bool IsContinuation(ReadOnlySpan<byte> line) => line.Length <= LongestRest && line.Contains((byte)'/') && Rest().IsMatch(Encoding.UTF8.GetString(line));

    /// <summary>A line of pairs only. The first pair may lack its beginning.</summary>
    [GeneratedRegex(@"^(- )?(\S*:)?(np\.float\d+\()?[-+0-9.e]+\)?( - \S+:(np\.float\d+\()?([-+0-9.e]+|nan|inf)\)?)*( -)?$")]
    private static partial Regex Rest();
}
