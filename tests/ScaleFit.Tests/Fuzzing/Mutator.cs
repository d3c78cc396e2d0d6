using System.Buffers.Binary;
using System.Text;
using ScaleFit.Tests.Logs;

namespace ScaleFit.Tests.Fuzzing;

/// <summary>Damages logs in the ways that programs, people and disks do, and in ways that only an attacker would think of.</summary>
/// <param name="random">The stream of random numbers.</param>
/// <param name="others">Logs to splice with.</param>
internal sealed class Mutator(Random random, IReadOnlyList<FuzzInput> others)
{
    /// <summary>Growing without end would make every trial slower than the one before.</summary>
    private const int Longest = 1 << 17;

    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|', (byte)' ', (byte)':'];

    private static readonly byte[][] Marks = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x1F, 0x8B, 0x08], [0x50, 0x4B, 3, 4]];

    private static readonly Encoding[] Encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32];

    /// <summary>A log with one to three kinds of damage.</summary>
    public byte[] Damage(byte[] bytes)
    {
        for (int left = random.Next(1, 4); left > 0; left--) bytes = Once(bytes);
        return bytes.Length > Longest ? bytes[..Longest] : bytes;
    }

    private byte[] Once(byte[] bytes) => random.Next(20) switch
    {
        0 => Flip(bytes),
        1 => bytes[..random.Next(bytes.Length + 1)],
        2 => Splice(bytes, others[random.Next(others.Count)].Bytes),
        3 => Without(bytes),
        4 => Insert(bytes, Piece(bytes)),
        5 => Lines(bytes, lines => lines.Insert(random.Next(lines.Count + 1), lines[random.Next(lines.Count)])),
        6 => Lines(bytes, lines => lines.RemoveAt(random.Next(lines.Count))),
        7 => Lines(bytes, lines => random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines))),
        8 => Swap(bytes, Separators[random.Next(Separators.Length)], Separators[random.Next(Separators.Length)]),
        9 or 10 => Number(bytes, Word()),
        11 or 12 => Insert(bytes, Word()),
        13 => Cell(bytes, Word()),
        14 => Insert(bytes, Long()),
        15 => [.. Marks[random.Next(Marks.Length)], .. bytes],
        16 => Encodings[random.Next(Encodings.Length)].GetBytes(Encoding.UTF8.GetString(bytes)),
        17 => random.Next(3) == 0 ? Zip(bytes) : Flip(bytes),
        18 => Breaks(bytes),
        _ => Record(bytes),
    };

    private byte[] Word() => FuzzSeeds.Words[random.Next(FuzzSeeds.Words.Length)];

    private byte[] Flip(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        for (int k = random.Next(1, 9); k > 0 && copy.Length > 0; k--)
        {
            int at = random.Next(copy.Length);
            copy[at] = random.Next(2) == 0 ? (byte)(copy[at] ^ (1 << random.Next(8))) : (byte)random.Next(256);
        }
        return copy;
    }

    private byte[] Splice(byte[] first, byte[] second) => [.. first[..random.Next(first.Length + 1)], .. second[random.Next(second.Length + 1)..]];

    private byte[] Without(byte[] bytes)
    {
        int from = random.Next(bytes.Length + 1), until = Math.Min(bytes.Length, from + Length());
        return [.. bytes[..from], .. bytes[until..]];
    }

    private byte[] Piece(byte[] bytes)
    {
        int from = random.Next(bytes.Length + 1);
        return bytes[from..Math.Min(bytes.Length, from + Length())];
    }

    private int Length() => 1 << random.Next(12);

    private byte[] Insert(byte[] bytes, byte[] piece)
    {
        int at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. piece, .. bytes[at..]];
    }

    /// <summary>A token or a nesting that is longer than any buffer expects.</summary>
    private byte[] Long()
    {
        byte[] piece = random.Next(3) switch { 0 => "{\"a\":"u8.ToArray(), 1 => "["u8.ToArray(), _ => Word() };
        int times = random.Next(1, (1 << random.Next(1, 16)) / piece.Length + 2);
        byte[] all = new byte[times * piece.Length];
        for (int i = 0; i < times; i++) piece.CopyTo(all, i * piece.Length);
        return all;
    }

    private static byte[] Lines(byte[] bytes, Action<List<byte[]>> change)
    {
        var lines = new List<byte[]>();
        foreach (var line in bytes.AsSpan().Split((byte)'\n')) lines.Add(bytes[line]);
        change(lines);
        using var joined = new MemoryStream(bytes.Length + 64);
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0) joined.WriteByte((byte)'\n');
            joined.Write(lines[i]);
        }
        return joined.ToArray();
    }

    private byte[] Swap(byte[] bytes, byte one, byte other)
    {
        bool both = random.Next(2) == 0;
        return Array.ConvertAll(bytes, b => b == one ? other : both && b == other ? one : b);
    }

    /// <summary>Puts something in the place of a number.</summary>
    private byte[] Number(byte[] bytes, byte[] word) => Replace(bytes, word, "0123456789.eE+-"u8, isInside: true);

    /// <summary>Puts something in the place of whatever stands between separators.</summary>
    private byte[] Cell(byte[] bytes, byte[] word) => Replace(bytes, word, ",;\t|:\"'{}[]\r\n"u8, isInside: false);

    private byte[] Replace(byte[] bytes, byte[] word, ReadOnlySpan<byte> set, bool isInside)
    {
        int start = random.Next(bytes.Length + 1);
        while (start < bytes.Length && set.Contains(bytes[start]) != isInside) start++;
        int end = start;
        while (end < bytes.Length && set.Contains(bytes[end]) == isInside) end++;
        return [.. bytes[..start], .. word, .. bytes[end..]];
    }

    private byte[] Zip(byte[] bytes)
    {
        byte[] packed = FuzzSeeds.Zipped(bytes);
        return random.Next(4) switch { 0 or 1 => packed, 2 => packed[..random.Next(packed.Length)], _ => Flip(packed) };
    }

    private byte[] Breaks(byte[] bytes)
    {
        string other = random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n\n" };
        return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\n", other, StringComparison.Ordinal));
    }

    /// <summary>Damages the inside of a record whose checksums would give it away, and makes them good again.</summary>
    private byte[] Record(byte[] bytes)
    {
        const int Head = 12;
        var file = new List<byte>();
        int at = 0, broken = random.Next(24);
        for (int i = 0; bytes.Length - at > Head; i++)
        {
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            if (length > (ulong)(bytes.Length - at - Head)) break;
            byte[] record = bytes[(at + Head)..(at + Head + (int)length)];
            file.AddRange(EventFile.Framed(i == broken ? random.Next(3) switch { 0 => Insert(record, Word()), 1 => Without(record), _ => Flip(record) } : record));
            at += Head + (int)length + 4;
        }
        return file.Count == 0 ? Flip(bytes) : [.. file, .. bytes[Math.Min(at, bytes.Length)..]];
    }
}
