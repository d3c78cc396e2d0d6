using System.Buffers.Text;
using System.Globalization;

namespace ScaleFit.Logs;

/// <summary>The rules for a number in a log: a decimal point, no grouping, no unit, finite, the same under every culture.</summary>
internal static class Cell
{
    /// <summary>Reads a finite number, correctly rounded.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, out double value) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && !EndsInNul(cell);

    /// <summary>What is wrong with a cell that is not a finite number, as the end of a sentence that begins with its column.</summary>
    public static string Complaint(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty) return "is empty";
        if (cell.Contains((byte)0)) return "holds NUL bytes: binary content where a number is expected";
        string shown = Printable.Quoted(cell);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return $"is {shown}, not a finite number";
        if (HasDecimalComma(cell)) return $"is {shown}: a decimal comma, where a decimal point is expected";
        if (cell[^1] == '%') return $"is {shown}: remove the percent sign and give --percent";
        return $"is {shown}, not a number";
    }

    /// <summary>The framework's parser passes over NUL at the end of a number.</summary>
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
