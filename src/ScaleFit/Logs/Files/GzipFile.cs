using System.Buffers.Binary;
using System.IO.Compression;

namespace ScaleFit.Logs.Files;

/// <summary>Gzip files, told by their first bytes and unpacked; the framework does not say when one is cut short.</summary>
internal static class GzipFile
{
    /// <summary>Bytes that a log may unpack to: a few kilobytes can be made to fill a disk.</summary>
    public const long Most = 16L << 30;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    /// <summary>Whether such a file begins at a position, to which the stream goes back.</summary>
    public static bool IsIn(Stream stream, long start)
    {
        Span<byte> head = stackalloc byte[3];
        bool isIn = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Magic);
        stream.Position = start;
        return isIn;
    }

    /// <summary>Unpacks a file; true when it ends before its end.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="IOException">It holds more than <paramref name="most"/> bytes.</exception>
    public static bool Unpack(Stream packed, long start, Stream unpacked, long most)
    {
        using (var zip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true))
        {
            var block = new byte[1 << 16];
            for (int read; (read = zip.Read(block)) > 0; unpacked.Write(block, 0, read))
            {
                if (unpacked.Length + read > most) throw new IOException(FormattableString.Invariant($"it unpacks to more than {most >> 20} MiB: unpack the part that is needed with 'gzip -dc' and give that"));
            }
        }
        // The last four bytes hold the length of what was packed, modulo 2^32.
        Span<byte> length = stackalloc byte[4];
        packed.Position = Math.Max(start, packed.Length - length.Length);
        return packed.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length
            || (BinaryPrimitives.ReadUInt32LittleEndian(length) != (uint)unpacked.Length && !HasSeveral(packed, start));
    }

    /// <summary>Whether a file seems to hold several behind each other, each with a length of its own.</summary>
    private static bool HasSeveral(Stream packed, long start)
    {
        packed.Position = start + Magic.Length;
        var block = new byte[1 << 16];
        int kept = 0;
        for (int read; (read = packed.Read(block, kept, block.Length - kept)) > 0;)
        {
            var searched = block.AsSpan(0, kept + read);
            if (searched.IndexOf(Magic) >= 0) return true;
            kept = Math.Min(searched.Length, Magic.Length - 1);
            searched[^kept..].CopyTo(block);
        }
        return false;
    }
}
