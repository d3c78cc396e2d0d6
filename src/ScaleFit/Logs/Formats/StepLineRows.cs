using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>Lines of a step in console output, as tunix prints them: <c>[step 3] train_reward=0.5 loss=0.1</c>. Other lines are ignored.</summary>
internal sealed class StepLineRows(LogBytes bytes, LogSource log) : SparseRows(log)
{
    private readonly LineReader _lines = new(bytes, log);

    private static ReadOnlySpan<byte> Mark => "[step "u8;

    /// <inheritdoc/>
    public override long Line => _lines.Line;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (_lines.TryRead(out var line))
        {
            if (line.IndexOf(Mark) < 0) continue;
            ReadOnlySpan<byte> text = ConsoleText.Plain(line);
            if (!TrySplit(text, out var step, out var pairs)) continue;
            Clear();
            foreach (var range in pairs.SplitAny(" ,"u8))
            {
                var pair = pairs[range];
                int at = pair.IndexOf((byte)'=');
                if (at > 0) Add(pair[..at], ConsoleText.Number(pair[(at + 1)..]));
            }
            Add("step"u8, step);
            return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Rewind() => _lines.Rewind();

    /// <summary>Whether a text contains such a line.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf(Mark) is var at and >= 0)
        {
            text = text[at..];
            int end = text.IndexOf((byte)'\n');
            if (TrySplit(end < 0 ? text : text[..end], out _, out _)) return true;
            text = text[Mark.Length..];
        }
        return false;
    }

    /// <summary>Splits a line into its step and its pairs; false for other lines.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> step, out ReadOnlySpan<byte> pairs)
    {
        pairs = default;
        if (!ConsoleText.TryFindNumber(line, Mark, out step)) return false;
        pairs = line[(line.LastIndexOf(Mark) + Mark.Length + step.Length)..];
        if (pairs is not [(byte)']', ..]) return false;
        pairs = pairs[1..];
        return pairs.Contains((byte)'=');
    }
}
