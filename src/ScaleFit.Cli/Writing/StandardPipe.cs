using Microsoft.Win32.SafeHandles;

namespace ScaleFit.Cli.Writing;

/// <summary>
/// Standard output as a pipe. The stream of the console does not report that the reader closed the pipe, so ScaleFit could not stop early.
/// </summary>
internal sealed class StandardPipe : Stream
{
    private const int Descriptor = 1;

    /// <summary>EPIPE on Linux and macOS.</summary>
    private const int BrokenPipe = 32;

    private readonly FileStream _pipe;

    private StandardPipe(FileStream pipe) => _pipe = pipe;

    /// <summary>Whether the reader closed the pipe, as <c>head</c> does. This is not an error; further output is discarded.</summary>
    public bool IsLeft { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Standard output if it is a pipe; otherwise null.</summary>
    public static StandardPipe? OfProcess()
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            var pipe = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            // A file stream keeps its own position, so the next program that shares the file would overwrite it from the beginning.
            return pipe.CanSeek ? null : new StandardPipe(pipe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Standard output is closed or does not support this stream. A later write reports the error.
            return null;
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsLeft) return;
        try
        {
            _pipe.Write(buffer);
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            IsLeft = true;
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
