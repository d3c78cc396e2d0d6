using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using ScaleFit.Logs.Files;

namespace ScaleFit.Logs.Formats;

/// <summary>Reads the records of TFRecord files: length, its checksum, data, its checksum.</summary>
/// <param name="bytes">The files, which follow one another.</param>
internal sealed class TensorRecords(LogBytes bytes)
{
    /// <summary>The longest record in bytes. Records of scalars are short; pictures and graphs are not read.</summary>
    private const ulong Longest = 256 << 20;

    private const int HeadLength = 12;

    private readonly byte[] _head = new byte[HeadLength];
    private Stream _stream = bytes.Open();
    private int _part;

    /// <summary>The number of the last record read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Why reading stopped before the end, or null.</summary>
    public string? ReadError { get; private set; }

    /// <summary>Whether a file begins with a record, judged by the checksum of its length.</summary>
    public static bool IsIn(ReadOnlySpan<byte> sample) => sample.Length >= HeadLength && IsChecked(sample[..8], sample[8..]);

    /// <summary>Reads a record; false at the end.</summary>
    public bool TryRead(out byte[] record)
    {
        record = [];
        int read = _stream.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
        while (read == 0 && ++_part < bytes.Parts)
        {
            _stream = bytes.Open(_part);
            read = _stream.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
        }
        if (read == 0) return false;
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(_head);
        if (read < HeadLength) return Stop("is cut short, as in a file that is still being written");
        if (!IsChecked(_head.AsSpan(0, 8), _head.AsSpan(8))) return Stop(Number == 0 && _part == 0 ? "is not that of a TensorBoard event file: check the format" : "has a length that does not match its checksum");
        if (length > Longest) return Stop($"is longer than {Longest >> 20} MiB");
        using var data = new MemoryStream();
        var buffer = new byte[Math.Min((int)length + 4, 1 << 16)];
        for (int left = (int)length + 4; left > 0;)
        {
            int some = _stream.Read(buffer.AsSpan(0, Math.Min(left, buffer.Length)));
            if (some == 0) return Stop("is cut short, as in a file that is still being written");
            data.Write(buffer.AsSpan(0, some));
            left -= some;
        }
        byte[] whole = data.ToArray();
        if (!IsChecked(whole.AsSpan(0, (int)length), whole.AsSpan((int)length))) return Stop("does not match its checksum");
        record = whole[..(int)length];
        Number++;
        return true;
    }

    private bool Stop(string what)
    {
        ReadError = string.Create(CultureInfo.InvariantCulture, $"record {Number + 1} {what}; ScaleFit read {Number} records before it");
        return false;
    }

    /// <summary>CRC32C, masked as in TensorFlow, so that checksums of checksums stay reliable.</summary>
    private static bool IsChecked(ReadOnlySpan<byte> data, ReadOnlySpan<byte> expected)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data) crc = BitOperations.Crc32C(crc, value);
        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + 0xA282EAD8 == BinaryPrimitives.ReadUInt32LittleEndian(expected);
    }
}
