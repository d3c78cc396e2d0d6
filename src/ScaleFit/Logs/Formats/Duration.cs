using System.Buffers;
using System.Buffers.Text;

namespace ScaleFit.Logs.Formats;

/// <summary>Reads durations as trainers print them: <c>0:01:03</c> and <c>3 days, 0:00:01</c> of LLaMA-Factory, <c>1h 46m 13s</c> of ms-swift.</summary>
internal static class Duration
{
    private const int Longest = 40;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789."u8);

    /// <summary>Reads a duration in seconds.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, out double seconds)
    {
        seconds = 0;
        if (cell.Length is < 2 or > Longest || cell[0] is < (byte)'0' or > (byte)'9') return false;
        return cell.Contains((byte)':') ? TryReadClock(cell, out seconds) : TryReadUnits(cell, out seconds);
    }

    /// <summary>Python's text of a timedelta: <c>[D day[s], ]H:MM:SS[.ffffff]</c>.</summary>
    private static bool TryReadClock(ReadOnlySpan<byte> cell, out double seconds)
    {
        seconds = 0;
        double days = 0;
        if (cell.IndexOf(" day"u8) is var at and > 0)
        {
            if (!TryNumber(cell[..at], isWhole: true, out days)) return false;
            cell = cell[(at + " day".Length)..];
            if (cell.StartsWith("s"u8)) cell = cell[1..];
            if (!cell.StartsWith(", "u8)) return false;
            cell = cell[2..];
        }
        int minutes = cell.IndexOf((byte)':'), rest = cell.LastIndexOf((byte)':');
        if (minutes <= 0 || rest != minutes + 3 || cell.Length < rest + 3) return false;
        if (!TryNumber(cell[..minutes], isWhole: true, out double hour) || !TryNumber(cell[(minutes + 1)..rest], isWhole: true, out double minute) || !TryNumber(cell[(rest + 1)..], isWhole: false, out double second)) return false;
        if (minute >= 60 || second >= 60) return false;
        seconds = (((((24 * days) + hour) * 60) + minute) * 60) + second;
        return true;
    }

    /// <summary>Numbers with the units d, h, m and s, from large to small: <c>46m 13s</c>.</summary>
    private static bool TryReadUnits(ReadOnlySpan<byte> cell, out double seconds)
    {
        seconds = 0;
        double last = double.PositiveInfinity;
        foreach (var range in cell.Split((byte)' '))
        {
            var part = cell[range];
            double unit = part.IsEmpty ? 0 : part[^1] switch { (byte)'d' => 86400, (byte)'h' => 3600, (byte)'m' => 60, (byte)'s' => 1, _ => 0 };
            if (unit == 0 || unit >= last || !TryNumber(part[..^1], isWhole: unit > 1, out double number)) return false;
            seconds += number * unit;
            last = unit;
        }
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, bool isWhole, out double number)
    {
        number = 0;
        if (text.IsEmpty || text.IndexOfAnyExcept(NumberBytes) >= 0 || (isWhole && text.Contains((byte)'.'))) return false;
        return Utf8Parser.TryParse(text, out number, out int used) && used == text.Length;
    }
}
