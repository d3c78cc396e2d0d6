using System.Text;

namespace ScaleFit.Logs.Files;

/// <summary>The unpacked bytes of one log as UTF-8, readable from the beginning any number of times.</summary>
internal sealed class LogBytes : IDisposable
{
    /// <summary>Size of the sample in bytes, enough for what consoles print before the first step.</summary>
    private const int SampleSize = 1 << 20;

    private readonly Stream _first;
    private readonly IReadOnlyList<string> _files;
    private readonly string _folder;
    private readonly long _start;
    private Stream? _own;

    /// <summary>Uses the rest of a stream, which stays open. A stream that is compressed or cannot seek is copied to a temporary file.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">The largest unpacked size of compressed data in bytes.</param>
    /// <exception cref="InvalidDataException">Compressed data is damaged.</exception>
    /// <exception cref="IOException">Compressed data unpacks to more than <paramref name="most"/> bytes.</exception>
    public LogBytes(Stream stream, long most = GzipFile.Most)
    {
        (_first, _files, _folder) = (stream, [], "");
        if (!stream.CanSeek) stream.CopyTo(_first = Replace(Temporary()));
        if (stream.CanSeek) _start = stream.Position;
        _first.Position = _start;
        if (GzipFile.IsIn(_first, _start))
        {
            var packed = _first;
            var unpacked = Temporary();
            IsCutShort = GzipFile.Unpack(packed, _start, unpacked, most);
            _first = Replace(unpacked);
            _start = 0;
        }
    }

    /// <summary>Uses the files of a folder as one log.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Their paths in the folder, in reading order; at least one.</param>
    public LogBytes(string folder, IReadOnlyList<string> files)
    {
        (_first, _files, _folder) = (Stream.Null, files, folder);
    }

    /// <summary>The first bytes, up to 1 MiB. Get them before the log is read.</summary>
    public byte[] Sample => field ??= Head();

    /// <summary>Whether compressed data is cut short.</summary>
    public bool IsCutShort { get; }

    /// <summary>The number of files, which follow one another.</summary>
    public int Parts => Math.Max(_files.Count, 1);

    /// <summary>A file's path in the folder, or null for a log of one file.</summary>
    public string? Name(int part) => _files.Count == 0 ? null : _files[part];

    /// <summary>Opens a file at its beginning. Streams from earlier calls become invalid.</summary>
    public Stream Open(int part = 0)
    {
        var stream = _files.Count == 0 ? _first : Replace(File.OpenRead(Path.Join(_folder, _files[part])));
        Span<byte> head = stackalloc byte[6];
        stream.Position = _start;
        var (encoding, mark) = EncodingOf(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        stream.Position = _start + mark;
        return encoding is null ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _own?.Dispose();

    private Stream Replace(Stream stream)
    {
        _own?.Dispose();
        return _own = stream;
    }

    private static FileStream Temporary()
    {
        string path = Path.GetTempFileName();
        if (OperatingSystem.IsWindows()) return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        // The deleted file disappears with the process, however the process ends.
        File.Delete(path);
        return stream;
    }

    private byte[] Head()
    {
        var stream = Open();
        // For thousands of small logs, 1 MiB each would be most of the work.
        var head = new byte[stream.CanSeek ? Math.Min(SampleSize, stream.Length) : SampleSize];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Detects an encoding other than UTF-8 by its byte order mark, or by the zeros of ASCII in UTF-16. Also returns the length of the mark.</summary>
    private static (Encoding? Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [> 0 and < 128, 0, > 0 and < 128, 0, > 0 and < 128, 0] => (Encoding.Unicode, 0),
        [0, > 0 and < 128, 0, > 0 and < 128, 0, > 0 and < 128] => (Encoding.BigEndianUnicode, 0),
        _ => (null, 0),
    };
}
