namespace ScaleFit.Logs;

/// <summary>Folders that hold logs: those that are one log themselves, and those with logs in them.</summary>
internal static class LogFolder
{
    private const string Events = "events.out.tfevents.*";
    private const string State = "trainer_state.json";
    private const string Checkpoint = "checkpoint-";

    private static readonly string[] Extensions = [".csv", ".tsv", ".jsonl", ".ndjson", ".log"];

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>The files that make a folder one log: event files of TensorBoard, or the metrics of an MLflow run; none where it is not.</summary>
    public static IReadOnlyList<string> Parts(string folder)
    {
        string[] events = [.. Directory.EnumerateFiles(folder, Events, Everything).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        if (events.Length > 0 || !IsMetrics(folder)) return events;
        var files = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint });
        return [.. files.Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The logs below a folder, in ordinal order; of the states that a trainer left in its checkpoints, the last. A folder that may not be
    /// listed stands among them, for whoever reads it to be told. Links to folders elsewhere are followed, each such folder once.
    /// </summary>
    public static IReadOnlyList<string> Logs(string folder)
    {
        var logs = new List<string>();
        Walk(folder, logs, [Real(new DirectoryInfo(folder))]);
        return logs;
    }

    private static void Walk(string folder, List<string> logs, List<string> roots)
    {
        string[] files, folders;
        try
        {
            if (Parts(folder).Count > 0)
            {
                logs.Add(folder);
                if (IsMetrics(folder)) return;
            }
            files = [.. Directory.EnumerateFiles(folder, "*", Everything).Order(StringComparer.Ordinal)];
            var inside = new DirectoryInfo(folder).EnumerateDirectories("*", Everything).OrderBy(inner => inner.Name, StringComparer.Ordinal);
            folders = [.. inside.Where(inner => IsNew(inner, roots)).Select(inner => Path.Join(folder, inner.Name))];
        }
        catch (UnauthorizedAccessException)
        {
            logs.Add(folder);
            return;
        }
        foreach (string file in files)
        {
            string name = Path.GetFileName(file);
            string plain = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
            if ((plain == State || Extensions.Contains(Path.GetExtension(plain))) && !IsPipe(file)) logs.Add(file);
        }
        var states = folders.Where(f => File.Exists(Path.Join(f, State)) && Number(f) >= 0).OrderBy(Number).ToList();
        // Each state repeats the ones before it.
        bool hasOwn = File.Exists(Path.Join(folder, State));
        foreach (string inner in folders)
        {
            if (!states.Contains(inner) || (!hasOwn && inner == states[^1])) Walk(inner, logs, roots);
        }
    }

    /// <summary>Whether a folder is none of those that are walked anyway: a link to one of them, or to one around them, would give logs twice or without end.</summary>
    private static bool IsNew(DirectoryInfo folder, List<string> roots)
    {
        if (folder.LinkTarget is null) return true;
        string real = Real(folder);
        if (!Directory.Exists(real) || roots.Exists(root => Holds(root, real) || Holds(real, root))) return false;
        roots.Add(real);
        return true;
    }

    private static bool Holds(string folder, string inner) =>
        inner == folder || inner.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Where a folder lies that may be a link; a link that leads in a circle leads nowhere else.</summary>
    private static string Real(DirectoryInfo folder)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator((folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName);
        }
        catch (IOException)
        {
            return folder.FullName;
        }
    }

    /// <summary>Whether a file is a pipe: one that lies in a folder is nobody's log, and whoever opens it to read waits for a writer.</summary>
    private static bool IsPipe(string file)
    {
        try
        {
            if (new FileInfo(file).Length > 0) return false;
            // Opened to be written as well, a pipe lets nobody wait.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return !stream.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it will be told.
            return false;
        }
    }

    private static bool IsMetrics(string folder) => Path.GetFileName(Path.GetFullPath(folder)) == "metrics" && File.Exists(Path.Join(folder, "..", "meta.yaml"));

    private static int Number(string folder)
    {
        string name = Path.GetFileName(folder);
        return name.StartsWith(Checkpoint, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Checkpoint.Length), out int number) ? number : -1;
    }
}
