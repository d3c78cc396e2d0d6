using System.Globalization;
using System.Text;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Formats;

/// <summary>MLflow metric files: one per metric, with lines of <c>timestamp value step</c>.</summary>
internal sealed class MlflowRows : EventRows
{
    private readonly List<LogEvent> _events = [];
    private int _next;

    /// <summary>Reads all files of a run.</summary>
    /// <exception cref="LogFormatException">A line does not have three numbers.</exception>
    public MlflowRows(LogBytes bytes, LogSource log) : base(log)
    {
        for (int part = 0; part < bytes.Parts; part++)
        {
            byte[] tag = Encoding.UTF8.GetBytes(bytes.Name(part) ?? log.RunName);
            var lines = new LineReader(bytes, log, part);
            while (lines.TryRead(out var line))
            {
                if (line.IsEmpty) continue;
                if (TryParse(Encoding.UTF8.GetString(line), out double time, out double value, out long step)) _events.Add(new LogEvent(tag, time / 1000, step, value, lines.Line));
                else if (!lines.IsUnfinished) throw log.Wrong(lines.Line, $"found {PlainText.Quoted(line)}{(bytes.Name(part) is { } file ? $" in {PlainText.Quoted(file)}" : "")}, expected timestamp, value and step");
            }
        }
        // Sorted by time, because metrics of one step are logged together and a run may continue.
        _events = [.. _events.OrderBy(e => e.Seconds)];
    }

    /// <summary>Whether a text begins with a line of such a file.</summary>
    public static bool IsIn(ReadOnlySpan<byte> sample)
    {
        int end = sample.IndexOf((byte)'\n');
        return end is > 0 and < 200 && TryParse(Encoding.UTF8.GetString(sample[..end]), out double time, out _, out _) && time > 1e11;
    }

    /// <inheritdoc/>
    public override void Rewind()
    {
        base.Rewind();
        _next = 0;
    }

    /// <inheritdoc/>
    protected override bool TryNext(out LogEvent found)
    {
        bool isThere = _next < _events.Count;
        found = isThere ? _events[_next++] : default;
        return isThere;
    }

    private static bool TryParse(string line, out double time, out double value, out long step)
    {
        (time, value, step) = (0, 0, 0);
        return line.TrimEnd().Split(' ') is [var first, var second, var third]
            && double.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out time)
            && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && long.TryParse(third, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out step);
    }
}
