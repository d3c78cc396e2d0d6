namespace ScaleFit.Cli;

/// <summary>Files that take results until these are whole. None is left behind by a process that is told to end.</summary>
internal sealed class Drafts
{
    private readonly Lock _turn = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Writes a draft beside a file, and puts it in the file's place once it is whole.</summary>
    /// <param name="target">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">It cannot be written; the file is then as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void Replace(string target, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(target) ?? throw new IOException("it has no directory");
        if (!Directory.Exists(folder)) throw new IOException($"there is no directory {folder}");
        string draft = Path.Join(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = Begin(draft)) write(stream);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            lock (_turn)
            {
                File.Move(draft, target, overwrite: true);
                _open.Remove(draft);
            }
        }
        finally
        {
            End(draft);
        }
    }

    /// <summary>
    /// Deletes what is not whole, right before the process ends: whoever wants to begin or finish a draft from here on waits for that.
    /// </summary>
    public void Abandon()
    {
        _turn.Enter();
        foreach (string draft in _open) File.Delete(draft);
    }

    private FileStream Begin(string draft)
    {
        lock (_turn)
        {
            try
            {
                var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write);
                _open.Add(draft);
                return stream;
            }
            catch (FileNotFoundException e)
            {
                // Folders that the system makes up answer so, and name the draft.
                throw new IOException($"no files can be made in {Path.GetDirectoryName(draft)}", e);
            }
        }
    }

    private void End(string draft)
    {
        lock (_turn)
        {
            if (_open.Remove(draft)) File.Delete(draft);
        }
    }
}
