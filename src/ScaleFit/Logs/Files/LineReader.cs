namespace ScaleFit.Logs.Files;

/// <summary>The lines of a log as bytes, each of bounded length.</summary>
/// <param name="bytes">The log.</param>
/// <param name="log">The same, for messages.</param>
/// <param name="part">Its file, from 0.</param>
internal sealed class LineReader(LogBytes bytes, LogSource log, int part = 0)
{
    /// <summary>No line of a real log is near this; a file without line breaks must not fill the memory.</summary>
    public const int Longest = 16 << 20;

    private readonly LogSource _log = log;
    private Stream _stream = bytes.Open(part);
    private byte[] _buffer = new byte[1 << 16];
    private int _next;
    private int _start;
    private int _length;
    private int _end;
    private bool _isEnd;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True when the line that was read last ended with the log instead of a line break.</summary>
    public bool IsUnfinished { get; private set; }

    /// <summary>The line that was read last, without its line break; valid until the next is read.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _length);

    /// <summary>Goes back before the first line.</summary>
    public void Rewind()
    {
        _stream = bytes.Open(part);
        (_next, _start, _length, _end, _isEnd, Line, IsUnfinished) = (0, 0, 0, 0, false, 0, false);
    }

    /// <summary>Reads a line, without its line break and valid until the next call; false at the end.</summary>
    /// <exception cref="LogFormatException">The line is too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf((byte)'\n');
            if (at >= 0 || (_isEnd && _end > _next))
            {
                int length = at >= 0 ? searched + at : _end - _next;
                (_start, _length) = (_next, length > 0 && _buffer[_next + length - 1] == '\r' ? length - 1 : length);
                line = Current;
                _next += at >= 0 ? length + 1 : length;
                Line++;
                IsUnfinished = at < 0;
                return true;
            }
            if (_isEnd)
            {
                line = default;
                return false;
            }
            searched = _end - _next;
            Fill();
        }
    }

    private void Fill()
    {
        if (_end - _next >= Longest) throw _log.Wrong(Line + 1, $"a line of more than {Longest >> 20} MiB: not a log of numbers");
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            (_next, _end) = (0, _end - _next);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isEnd = read == 0;
    }
}
