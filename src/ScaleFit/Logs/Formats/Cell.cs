using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Formats;

/// <summary>
/// Parses the numbers of a log: a decimal point, no grouping, no unit, finite, the same under every culture. An ISO 8601 time
/// counts as a number, the seconds since 1970, and a duration as its seconds.
/// </summary>
internal static class Cell
{
    private const int LongestExact = 18;

    /// <summary>Shortest and longest time, from <c>2025-06-15T15:06:40</c> to one with nanoseconds and an offset.</summary>
    private const int ShortestTime = 19;
    private const int LongestTime = 40;

    private static ReadOnlySpan<double> PowersOfTen => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17];

    /// <summary>Reads a finite number, correctly rounded.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, out double value) =>
        TryReadShort(cell, out value)
        || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && !EndsInNul(cell)
        || TryReadTime(cell, out value)
        || Duration.TryRead(cell, out value);

    /// <summary>Whether a cell marks a missing number, as in tables of sparse metrics.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> cell) =>
        cell.Length <= 4 && (Ascii.EqualsIgnoreCase(cell, "nan"u8) || Ascii.EqualsIgnoreCase(cell, "null"u8) || Ascii.EqualsIgnoreCase(cell, "none"u8));

    /// <summary>The error of a cell that is not a finite number, as the end of a sentence that begins with its column.</summary>
    public static string Complaint(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty) return "is empty";
        if (cell.Contains((byte)0)) return "has NUL bytes: binary content where a number is expected";
        string shown = PlainText.Quoted(cell);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return $"is {shown}, not a finite number";
        if (HasDecimalComma(cell)) return $"is {shown}: a decimal comma, where a decimal point is expected";
        if (cell[^1] == '%') return $"is {shown}: remove the percent sign and give {OptionName.Percent}";
        return $"is {shown}, not a number";
    }

    /// <summary>
    /// Reads plain decimals of few digits. Integers up to 2^53 and powers of ten up to 10^22 are exact, so their ratio is correctly rounded.
    /// </summary>
    private static bool TryReadShort(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        bool isNegative = cell is [(byte)'-', ..];
        if (isNegative) cell = cell[1..];
        if (cell.Length is 0 or > LongestExact) return false;
        long digits = 0;
        int point = -1;
        for (int i = 0; i < cell.Length; i++)
        {
            uint digit = (uint)(cell[i] - '0');
            if (digit <= 9) digits = (10 * digits) + digit;
            else if (cell[i] == '.' && point < 0) point = i;
            else return false;
        }
        if (digits > 1L << 53 || (point >= 0 && cell.Length == 1)) return false;
        value = point < 0 ? digits : digits / PowersOfTen[cell.Length - 1 - point];
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>Reads a time of day. Without an offset it is UTC, so that it is the same on every machine.</summary>
    private static bool TryReadTime(ReadOnlySpan<byte> cell, out double seconds)
    {
        seconds = double.NaN;
        if (cell.Length is < ShortestTime or > LongestTime || cell[4] != '-' || cell[7] != '-' || cell[10] is not ((byte)'T' or (byte)' ')) return false;
        Span<char> text = stackalloc char[cell.Length];
        if (Ascii.ToUtf16(cell, text, out _) != System.Buffers.OperationStatus.Done) return false;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) return false;
        seconds = (time - DateTimeOffset.UnixEpoch).TotalSeconds;
        return true;
    }

    /// <summary>The framework's parser ignores NUL at the end of a number.</summary>
    private static bool EndsInNul(ReadOnlySpan<byte> cell) => cell[^1] == 0;

    private static bool HasDecimalComma(ReadOnlySpan<byte> cell)
    {
        int comma = cell.IndexOf((byte)',');
        if (comma < 0) return false;
        Span<byte> point = stackalloc byte[64];
        if (cell.Length > point.Length) return false;
        cell.CopyTo(point);
        point[comma] = (byte)'.';
        return Utf8Parser.TryParse(point[..cell.Length], out double _, out int used) && used == cell.Length;
    }
}
