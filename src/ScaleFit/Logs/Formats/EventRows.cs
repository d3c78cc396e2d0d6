namespace ScaleFit.Logs.Formats;

/// <summary>Rows built from single numbers, each with a time and a step. Adjacent numbers of one step form one row.</summary>
internal abstract class EventRows(LogSource log) : SparseRows(log)
{
    private LogEvent _next;
    private bool _hasNext;
    private long _line;

    /// <inheritdoc/>
    public sealed override long Line => _line;

    /// <inheritdoc/>
    public sealed override bool Read()
    {
        if (!_hasNext && !TryNext(out _next)) return _hasNext = false;
        Clear();
        var first = _next;
        _line = first.Place;
        double time = first.Seconds;
        do
        {
            time = Math.Max(time, _next.Seconds);
            Add(_next.Tag, _next.Value);
            _hasNext = TryNext(out _next);
        }
        while (_hasNext && _next.Step == first.Step && !Has(_next.Tag));
        Add("Wall time"u8, time);
        Add("Step"u8, first.Step);
        return true;
    }

    /// <inheritdoc/>
    public override void Rewind() => _hasNext = false;

    /// <summary>Reads the next number; false at the end.</summary>
    protected abstract bool TryNext(out LogEvent found);
}

/// <summary>One number of a log that writes single numbers.</summary>
/// <param name="Tag">The name of the metric, in UTF-8.</param>
/// <param name="Seconds">The time of day, in seconds since 1970.</param>
/// <param name="Step">The step.</param>
/// <param name="Value">The number.</param>
/// <param name="Place">The number of the line or record.</param>
internal readonly record struct LogEvent(byte[] Tag, double Seconds, long Step, double Value, long Place);
