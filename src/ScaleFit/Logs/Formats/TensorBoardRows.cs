using System.Buffers.Binary;
using Google.Protobuf;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Formats;

/// <summary>The scalars of TensorBoard event files. The files of a continued run follow one another.</summary>
internal sealed class TensorBoardRows(LogBytes bytes, LogSource log) : EventRows(log)
{
    private const int MostDigits = 9, MostDecimals = 22;

    private readonly Queue<LogEvent> _events = new();
    private TensorRecords _records = new(bytes);

    /// <inheritdoc/>
    public override string? ReadError => _records.ReadError is { } readError ? $"{Log.Shown}: {readError}" : null;

    /// <inheritdoc/>
    public override void Rewind()
    {
        base.Rewind();
        _events.Clear();
        _records = new TensorRecords(bytes);
    }

    /// <inheritdoc/>
    protected override bool TryNext(out LogEvent found)
    {
        while (!_events.TryDequeue(out found))
        {
            if (!_records.TryRead(out byte[] record)) return false;
            try
            {
                ReadEvent(record);
            }
            catch (InvalidProtocolBufferException e)
            {
                throw new LogFormatException($"{Log.At(_records.Number)}: the record is not a TensorBoard event: {PlainText.Shorten(e.Message)}", e);
            }
        }
        return true;
    }

    /// <summary>Event: 1 wall time, 2 step, 5 summary; Summary: 1 values.</summary>
    private void ReadEvent(byte[] record)
    {
        double seconds = 0;
        long step = 0;
        var input = new CodedInputStream(record);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: seconds = input.ReadDouble(); break;
                case 2: step = input.ReadInt64(); break;
                case 5:
                    var summary = new CodedInputStream(input.ReadBytes().ToByteArray());
                    for (uint inner; (inner = summary.ReadTag()) != 0;)
                    {
                        if (WireFormat.GetTagFieldNumber(inner) == 1) ReadValue(summary.ReadBytes().ToByteArray(), seconds, step);
                        else summary.SkipLastField();
                    }
                    break;
                default: input.SkipLastField(); break;
            }
        }
    }

    /// <summary>Value: 1 tag, 2 simple value, 8 tensor.</summary>
    private void ReadValue(byte[] bytes, double seconds, long step)
    {
        byte[] name = [];
        double? value = null;
        var input = new CodedInputStream(bytes);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: name = input.ReadBytes().ToByteArray(); break;
                case 2: value = Rounded(input.ReadFloat()); break;
                case 8: value = Tensor(input.ReadBytes().ToByteArray()); break;
                default: input.SkipLastField(); break;
            }
        }
        if (value is { } number && name.Length > 0) _events.Enqueue(new LogEvent(name, seconds, step, number, _records.Number));
    }

    /// <summary>TensorProto: 1 type, 4 content, 5 floats, 6 doubles, 7 and 10 integers. Returns the number of a tensor with one number.</summary>
    private static double? Tensor(byte[] bytes)
    {
        const int Float = 1, Double = 2;
        int type = 0;
        double? value = null;
        var input = new CodedInputStream(bytes);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            bool isPacked = WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited;
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: type = input.ReadEnum(); break;
                case 4:
                    var content = input.ReadBytes().Span;
                    if (type == Float && content.Length == sizeof(float)) value = Rounded(BinaryPrimitives.ReadSingleLittleEndian(content));
                    if (type == Double && content.Length == sizeof(double)) value = BinaryPrimitives.ReadDoubleLittleEndian(content);
                    break;
                case 5:
                    if (isPacked) input.ReadLength();
                    value = Rounded(input.ReadFloat());
                    break;
                case 6:
                    if (isPacked) input.ReadLength();
                    value = input.ReadDouble();
                    break;
                case 7 or 10:
                    if (isPacked) input.ReadLength();
                    value = input.ReadInt64();
                    break;
                default: input.SkipLastField(); break;
            }
        }
        return value;
    }

    /// <summary>The decimal number of fewest digits that rounds to the single-precision number: 0.1, not 0.10000000149.</summary>
    /// <remarks>A single-precision number has at most nine such digits. Numbers far from 1 stay as they are, because powers of ten above 10^22 are not exact.</remarks>
    private static double Rounded(float value)
    {
        if (value == 0 || !float.IsFinite(value)) return value;
        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs((double)value)));
        for (int digits = 1; digits <= MostDigits; digits++)
        {
            int decimals = digits - 1 - magnitude;
            if (Math.Abs(decimals) > MostDecimals) break;
            double power = Math.Pow(10, Math.Abs(decimals)), rounded = decimals >= 0 ? Math.Round(value * power) / power : Math.Round(value / power) * power;
            if ((float)rounded == value) return rounded;
        }
        return value;
    }
}
