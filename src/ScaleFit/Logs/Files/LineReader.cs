namespace ScaleFit.Logs.Files;

/// <summary>Reads the lines of a log as bytes, each of bounded length.</summary>
/// <param name="bytes">The log.</param>
/// <param name="log">The same log, for messages.</param>
/// <param name="part">The index of its file, from 0.</param>
internal sealed class LineReader(LogBytes bytes, LogSource log, int part = 0)
{
    /// <summary>The longest line in bytes, far above the lines of real logs. It bounds the memory for files without line breaks.</summary>
    public const int Longest = 16 << 20;

    private readonly LogSource _log = log;
    private Stream _stream = bytes.Open(part);
    private byte[] _buffer = new byte[1 << 16];
    private int _next;
    private int _start;
    private int _length;
    private int _end;
    private bool _isEnd;

    /// <summary>The number of the last line read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True if the last line read ends at the end of the log, without a line break.</summary>
    public bool IsUnfinished { get; private set; }

    /// <summary>The last line read, without its line break; valid until the next read.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _length);

    /// <summary>Rewinds to the first line.</summary>
    public void Rewind()
    {
        _stream = bytes.Open(part);
        (_next, _start, _length, _end, _isEnd, Line, IsUnfinished) = (0, 0, 0, 0, false, 0, false);
    }

    /// <summary>Reads a line without its line break, valid until the next call; false at the end.</summary>
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
        if (_end - _next >= Longest) throw _log.Wrong(Line + 1, $"a line of more than {Longest >> 20} MiB: this is not a log of numbers; check the file");
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
