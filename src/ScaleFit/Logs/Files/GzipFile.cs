using System.Buffers.Binary;
using System.IO.Compression;

namespace ScaleFit.Logs.Files;

/// <summary>Detects gzip files by their first bytes and unpacks them. The framework does not report files that are cut short.</summary>
internal static class GzipFile
{
    /// <summary>The largest unpacked size of a log in bytes: a few kilobytes of gzip data can fill a disk.</summary>
    public const long Most = 16L << 30;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    /// <summary>Whether a gzip file begins at a position, to which the stream returns.</summary>
    public static bool IsIn(Stream stream, long start)
    {
        Span<byte> head = stackalloc byte[3];
        bool isIn = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Magic);
        stream.Position = start;
        return isIn;
    }

    /// <summary>Unpacks a file; true if it is cut short.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file unpacks to more than <paramref name="most"/> bytes.</exception>
    public static bool Unpack(Stream packed, long start, Stream unpacked, long most)
    {
        using (var zip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true))
        {
            var block = new byte[1 << 16];
            for (int read; (read = zip.Read(block)) > 0; unpacked.Write(block, 0, read))
            {
                if (unpacked.Length + read > most) throw new IOException(FormattableString.Invariant($"the gzip data unpacks to more than {most >> 20} MiB: unpack the needed part with 'gzip -dc' and give that"));
            }
        }
        // The last four bytes are the unpacked length modulo 2^32.
        Span<byte> length = stackalloc byte[4];
        packed.Position = Math.Max(start, packed.Length - length.Length);
        return packed.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length
            || (BinaryPrimitives.ReadUInt32LittleEndian(length) != (uint)unpacked.Length && !HasSeveral(packed, start));
    }

    /// <summary>Whether a file seems to have several gzip members, each with its own length.</summary>
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
