namespace ScaleFit.Logs.Formats;

/// <summary>Judges whether a text is separated values by its first lines.</summary>
internal static class SeparatedText
{
    /// <summary>The number of lines compared with the header.</summary>
    private const int Lines = 20;

    /// <summary>Whether most of the first lines have as many fields as the header, two or more. A header alone suffices.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        foreach (byte separator in ",;\t|"u8)
        {
            int fields = 0, rows = 0, agreeing = 0;
            foreach (var range in text.Split((byte)'\n'))
            {
                var line = text[range].Trim(" \r\0"u8);
                if (line.IsEmpty) continue;
                int found = Fields(line, separator);
                if (fields == 0)
                {
                    if (found < 2 || BeginsWithTime(line, separator)) break;
                    fields = found;
                    continue;
                }
                if (found == fields) agreeing++;
                if (++rows == Lines) break;
            }
            if (fields > 0 && 2 * agreeing >= rows) return true;
        }
        return false;
    }

    /// <summary>Whether a line begins with the time of a message, as in <c>2026-02-04 18:06:23,304 INFO</c>. No column has such a name.</summary>
    private static bool BeginsWithTime(ReadOnlySpan<byte> line, byte separator)
    {
        var first = line[..Math.Max(line.IndexOf(separator), 0)];
        return first.Contains((byte)':') && Cell.TryRead(first, out _);
    }

    private static int Fields(ReadOnlySpan<byte> line, byte separator)
    {
        int fields = 1;
        bool isQuoted = false;
        foreach (byte character in line)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (character == separator && !isQuoted) fields++;
        }
        return fields;
    }
}
