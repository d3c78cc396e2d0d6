using System.Text;

namespace ScaleFit.Cli;

/// <summary>Files that results are written to, whole or not at all.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file that a path leads to in the end, through links.</summary>
    public static string Resolve(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName;
    }

    /// <summary>Replaces a file by way of a new one beside it; a device or a pipe is written to.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, byte[] content)
    {
        if (Directory.Exists(path)) throw new IOException("it is a directory");
        string target = Resolve(path);
        if (!TryWriteThrough(path, content)) Replace(target, content);
    }

    private static bool TryWriteThrough(string path, byte[] content)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            // /dev/null lets itself be sought although nothing can be renamed over it.
            if (stream.CanSeek && !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal)) return false;
            stream.Write(content);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static void Replace(string target, byte[] content)
    {
        string folder = Path.GetDirectoryName(target) ?? throw new IOException("it has no directory");
        if (!Directory.Exists(folder)) throw new IOException($"there is no directory {folder}");
        string draft = Path.Join(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(draft, content);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
