namespace ScaleFit.Cli.Writing;

/// <summary>Temporary files for atomic replacement of output files. A process that ends on a signal deletes them.</summary>
internal sealed class AtomicFiles
{
    private readonly Lock _turn = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Writes a temporary file in the folder of a file, and replaces the file when the content is complete.</summary>
    /// <param name="target">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written. It remains unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void Replace(string target, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(target) ?? throw new IOException("the path has no folder");
        if (!Directory.Exists(folder)) throw new IOException($"the folder {folder} does not exist");
        string temporary = Path.Join(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = Begin(temporary)) write(stream);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            lock (_turn)
            {
                File.Move(temporary, target, overwrite: true);
                _open.Remove(temporary);
            }
        }
        finally
        {
            End(temporary);
        }
    }

    /// <summary>
    /// Deletes incomplete files, right before the process ends. Threads that then begin or finish a file block until the process ends.
    /// </summary>
    public void Abandon()
    {
        _turn.Enter();
        foreach (string temporary in _open) File.Delete(temporary);
    }

    private FileStream Begin(string temporary)
    {
        lock (_turn)
        {
            try
            {
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
                _open.Add(temporary);
                return stream;
            }
            catch (FileNotFoundException e)
            {
                // Virtual folders such as /proc fail with this exception, whose message names the temporary file.
                throw new IOException($"the folder {Path.GetDirectoryName(temporary)} does not accept new files", e);
            }
        }
    }

    private void End(string temporary)
    {
        lock (_turn)
        {
            if (_open.Remove(temporary)) File.Delete(temporary);
        }
    }
}
