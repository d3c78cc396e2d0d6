using System.Buffers;

namespace ScaleFit.Logs.Formats;

/// <summary>Handles the bare words NaN and Infinity, which Python writes although JSON does not allow them.</summary>
internal static class BareNumbers
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"\\NI"u8);

    /// <summary>The text with quotes around these words, so that it is JSON; null if none is outside a string.</summary>
    public static byte[]? Quoted(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("NaN"u8) < 0 && json.IndexOf("Infinity"u8) < 0) return null;
        var quoted = new ArrayBufferWriter<byte>(json.Length + 64);
        bool isText = false;
        int taken = 0, words = 0;
        for (int at = 0; json[at..].IndexOfAny(Marks) is var next and >= 0;)
        {
            at += next;
            if (json[at] is (byte)'"' or (byte)'\\')
            {
                isText ^= json[at] == '"';
                at = Math.Min(at + (json[at] == '"' ? 1 : 2), json.Length);
                continue;
            }
            int word = isText ? 0 : json[at..].StartsWith("NaN"u8) ? 3 : json[at..].StartsWith("Infinity"u8) ? 8 : 0;
            int start = word == 8 && at > taken && json[at - 1] == '-' ? at - 1 : at;
            at += Math.Max(word, 1);
            if (word == 0) continue;
            quoted.Write(json[taken..start]);
            quoted.Write("\""u8);
            quoted.Write(json[start..at]);
            quoted.Write("\""u8);
            (taken, words) = (at, words + 1);
        }
        quoted.Write(json[taken..]);
        return words == 0 ? null : quoted.WrittenSpan.ToArray();
    }
}
