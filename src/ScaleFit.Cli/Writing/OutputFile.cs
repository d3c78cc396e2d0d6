using System.Text;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes output files completely or not at all.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The full path of a file with all symbolic links resolved, also those of its parent folders.</summary>
    public static string Resolve(string path) => Resolve(new FileInfo(path));

    private static string Resolve(FileSystemInfo entry)
    {
        var target = Target(entry);
        return Path.GetDirectoryName(target.FullName) is { } folder ? Path.Join(Resolve(new DirectoryInfo(folder)), target.Name) : target.FullName;
    }

    private static FileSystemInfo Target(FileSystemInfo entry)
    {
        try
        {
            return entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        }
        catch (IOException)
        {
            // Circular links have no target. Opening one fails later.
            return entry;
        }
    }

    /// <summary>Replaces a file by means of a temporary file. Writes directly to a device or a pipe.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static void Write(string path, string text, AtomicFiles files) => Write(path, Utf8.GetBytes(text), files);

    /// <inheritdoc cref="Write(string, string, AtomicFiles)"/>
    public static void Write(string path, byte[] content, AtomicFiles files) => Write(path, stream => stream.Write(content), files);

    /// <summary>Replaces a file with content from a callback that writes to a stream.</summary>
    /// <inheritdoc cref="Write(string, string, AtomicFiles)"/>
    public static void Write(string path, Action<Stream> write, AtomicFiles files)
    {
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        string target = Resolve(path);
        if (!TryWriteThrough(path, write)) files.Replace(target, write);
    }

    private static bool TryWriteThrough(string path, Action<Stream> write)
    {
        using var stream = Existing(path);
        // /dev/null is seekable, but no file can replace it.
        if (stream is null || (stream.CanSeek && !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))) return false;
        write(stream);
        return true;
    }

    private static FileStream? Existing(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
