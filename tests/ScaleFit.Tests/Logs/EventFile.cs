using Google.Protobuf;

namespace ScaleFit.Tests.Logs;

/// <summary>Writes TensorBoard event files, with its own implementation of the checksum.</summary>
internal sealed class EventFile
{
    private readonly List<byte[]> _records = [];

    public EventFile() => _records.Add(Message(o =>
    {
        o.WriteTag(3, WireFormat.WireType.LengthDelimited);
        o.WriteString("brain.Event:2");
    }));

    /// <summary>Adds one scalar as a separate event, as a simple value or as a tensor.</summary>
    public EventFile Add(double seconds, long step, string tag, double value, string kind = "simple")
    {
        byte[] tensor = Message(o =>
        {
            o.WriteTag(1, WireFormat.WireType.Varint);
            o.WriteEnum(kind == "double" ? 2 : 1);
            if (kind == "double")
            {
                o.WriteTag(6, WireFormat.WireType.LengthDelimited);
                o.WriteLength(8);
                o.WriteDouble(value);
            }
            else
            {
                o.WriteTag(4, WireFormat.WireType.LengthDelimited);
                o.WriteBytes(ByteString.CopyFrom(BitConverter.GetBytes((float)value)));
            }
        });
        byte[] one = Message(o =>
        {
            o.WriteTag(1, WireFormat.WireType.LengthDelimited);
            o.WriteString(tag);
            if (kind == "simple")
            {
                o.WriteTag(2, WireFormat.WireType.Fixed32);
                o.WriteFloat((float)value);
            }
            else
            {
                o.WriteTag(8, WireFormat.WireType.LengthDelimited);
                o.WriteBytes(ByteString.CopyFrom(tensor));
            }
        });
        byte[] summary = Message(o =>
        {
            o.WriteTag(1, WireFormat.WireType.LengthDelimited);
            o.WriteBytes(ByteString.CopyFrom(one));
        });
        _records.Add(Message(o =>
        {
            o.WriteTag(1, WireFormat.WireType.Fixed64);
            o.WriteDouble(seconds);
            o.WriteTag(2, WireFormat.WireType.Varint);
            o.WriteInt64(step);
            o.WriteTag(5, WireFormat.WireType.LengthDelimited);
            o.WriteBytes(ByteString.CopyFrom(summary));
        }));
        return this;
    }

    public byte[] ToArray()
    {
        var file = new List<byte>();
        foreach (byte[] record in _records) file.AddRange(Framed(record));
        return [.. file];
    }

    /// <summary>A record between its length and the checksums.</summary>
    public static byte[] Framed(byte[] record)
    {
        byte[] length = BitConverter.GetBytes((long)record.Length);
        return [.. length, .. Masked(length), .. record, .. Masked(record)];
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        var stream = new MemoryStream();
        var output = new CodedOutputStream(stream);
        write(output);
        output.Flush();
        return stream.ToArray();
    }

    /// <summary>CRC-32C bit by bit, rotated and shifted as TensorFlow does.</summary>
    private static byte[] Masked(byte[] data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0x82F63B78 * (crc & 1));
        }
        crc = ~crc;
        return BitConverter.GetBytes(((crc >> 15) | (crc << 17)) + 0xA282EAD8);
    }
}
