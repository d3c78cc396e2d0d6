using System.Text;

namespace ScaleFit.Logs.Files;

/// <summary>The bytes of one log as UTF-8, from the beginning as often as they are asked for, whatever they were packed in.</summary>
internal sealed class LogBytes : IDisposable
{
    /// <summary>Long enough for what consoles print before the first step.</summary>
    private const int SampleSize = 1 << 20;

    private readonly Stream _first;
    private readonly IReadOnlyList<string> _files;
    private readonly string _folder;
    private readonly long _start;
    private Stream? _own;

    /// <summary>Takes the rest of a stream, which is left open; one that is packed or cannot go back is copied to a temporary file.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">Bytes that packed data may unpack to.</param>
    /// <exception cref="InvalidDataException">Packed data is damaged.</exception>
    /// <exception cref="IOException">It unpacks to more than <paramref name="most"/>.</exception>
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

    /// <summary>Takes the files of a folder as one log.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Their paths in it, in the order in which they are read; at least one.</param>
    public LogBytes(string folder, IReadOnlyList<string> files)
    {
        (_first, _files, _folder) = (Stream.Null, files, folder);
    }

    /// <summary>The first bytes, up to a mebibyte; to be asked for before the log is read.</summary>
    public byte[] Sample => field ??= Head();

    /// <summary>Whether packed data ends before its end.</summary>
    public bool IsCutShort { get; }

    /// <summary>How many files there are, one behind the other.</summary>
    public int Parts => Math.Max(_files.Count, 1);

    /// <summary>A file's path inside the folder, or null for a log of one file.</summary>
    public string? Name(int part) => _files.Count == 0 ? null : _files[part];

    /// <summary>All bytes of a file from the beginning; a stream that was given before is no longer valid.</summary>
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
        // Without its name it is gone with the process, however that ends.
        File.Delete(path);
        return stream;
    }

    private byte[] Head()
    {
        var stream = Open();
        // Of thousands of small logs a mebibyte each would be most of the work.
        var head = new byte[stream.CanSeek ? Math.Min(SampleSize, stream.Length) : SampleSize];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    /// <summary>The encoding where it is not UTF-8, by its mark or, for ASCII characters in two bytes, by their zeros; and the length of the mark.</summary>
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
