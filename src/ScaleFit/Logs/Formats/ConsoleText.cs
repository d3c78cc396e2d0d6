namespace ScaleFit.Logs.Formats;

/// <summary>Removes formatting from console lines.</summary>
internal static class ConsoleText
{
    private const byte Escape = 0x1B;

    /// <summary>The line without colours, NUL bytes, trailing carriage returns and the <c>(Process pid=1)</c> prefix of Ray.</summary>
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
        var text = plain.AsSpan(0, length);
        int prefix = text is [(byte)'(', ..] ? text.IndexOf(") "u8) : -1;
        if (prefix > 0 && text[..prefix].IndexOf(" pid="u8) > 0) text = text[(prefix + 2)..];
        return text.Trim((byte)' ').ToArray();
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
}
