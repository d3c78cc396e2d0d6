namespace ScaleFit.Cli.Writing;

/// <summary>Files that take results until these are whole. None is left behind by a process that is asked to end.</summary>
internal sealed class AtomicFiles
{
    private readonly Lock _turn = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Writes a temporary file beside a file, and puts it in the file's place once it is whole.</summary>
    /// <param name="target">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">It cannot be written; the file is then as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void Replace(string target, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(target) ?? throw new IOException("it has no directory");
        if (!Directory.Exists(folder)) throw new IOException($"there is no directory {folder}");
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
    /// Deletes what is not whole, right before the process ends: whoever wants to begin or finish one from here on waits for that.
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
                // Folders that the system makes up answer so, and name the temporary file.
                throw new IOException($"no files can be made in {Path.GetDirectoryName(temporary)}", e);
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
