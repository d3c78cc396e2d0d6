namespace ScaleFit.Logs.Formats;

/// <summary>Removes formatting from console lines.</summary>
internal static class ConsoleText
{
    private const byte Escape = 0x1B;

    private const int ShortestTime = 19;

    /// <summary>The line without colours, NUL bytes, trailing carriage returns, the time of a container's log and the <c>(Process pid=1)</c> prefix of Ray.</summary>
    public static byte[] Plain(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd("\r \0"u8);
        var plain = new byte[line.Length];
        int length = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == Escape && i + 1 < line.Length && line[i + 1] == '[')
            {
                for (i += 2; i < line.Length && line[i] is < (byte)'@' or > (byte)'~';) i++;
            }
            else if (line[i] != 0)
            {
                plain[length++] = line[i];
            }
        }
        var text = WithoutTime(plain.AsSpan(0, length));
        int prefix = text is [(byte)'(', ..] ? text.IndexOf(") "u8) : -1;
        if (prefix > 0 && text[..prefix].IndexOf("pid="u8) > 0) text = text[(prefix + 2)..];
        return text.Trim((byte)' ').ToArray();
    }

    /// <summary>The digits after the last occurrence of a word; false if there are none.</summary>
    public static bool TryFindNumber(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, out ReadOnlySpan<byte> digits)
    {
        int at = text.LastIndexOf(word);
        digits = at < 0 ? default : text[(at + word.Length)..];
        int end = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (end >= 0) digits = digits[..end];
        return !digits.IsEmpty;
    }

    /// <summary>A number without the quotes, <c>np.float64(...)</c> or <c>tensor(...)</c> that Python puts around it.</summary>
    public static ReadOnlySpan<byte> Number(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" '\""u8);
        int open = value.IndexOf((byte)'(');
        if (open <= 0) return value;
        value = value[(open + 1)..];
        int end = value.IndexOfAny(",)"u8);
        return end < 0 ? value : value[..end];
    }

    /// <summary>Docker and Kubernetes put a time such as <c>2025-11-26T15:13:52.9Z</c> before each line.</summary>
    private static Span<byte> WithoutTime(Span<byte> text)
    {
        if (text.Length < ShortestTime || text[4] != '-' || text[7] != '-' || text[10] != 'T') return text;
        int end = text.IndexOf((byte)' ');
        return end > ShortestTime && text[end - 1] == 'Z' ? text[(end + 1)..] : text;
    }
}
