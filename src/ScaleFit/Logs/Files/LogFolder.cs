namespace ScaleFit.Logs.Files;

/// <summary>Folders that hold logs: those that are one log themselves, and those with logs in them.</summary>
internal static class LogFolder
{
    private const string Events = "events.out.tfevents.*";
    private const string State = "trainer_state.json";
    private const string Checkpoint = "checkpoint-";

    /// <summary>A path that leads through more links leads in a circle.</summary>
    private const int MostLinks = 40;

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
    /// The logs below a folder, each folder in ordinal order with links to other folders at its end; of the states that a trainer left in its
    /// checkpoints, the last. A folder that may not be listed stands among them, for whoever reads it to be told. Each folder is walked once,
    /// however many links lead to it, and those around the given one not at all.
    /// </summary>
    public static IReadOnlyList<string> Logs(string folder)
    {
        var logs = new List<string>();
        string real = Real(folder);
        Walk(folder, real, logs, new Walked(real, []));
        return logs;
    }

    private static void Walk(string folder, string real, List<string> logs, Walked walked)
    {
        if (!walked.Folders.Add(real)) return;
        string[] files;
        ILookup<bool, DirectoryInfo> byLink;
        try
        {
            if (Parts(folder).Count > 0)
            {
                logs.Add(folder);
                if (IsMetrics(folder)) return;
            }
            files = [.. Directory.EnumerateFiles(folder, "*", Everything).Order(StringComparer.Ordinal)];
            byLink = new DirectoryInfo(folder).EnumerateDirectories("*", Everything).OrderBy(inner => inner.Name, StringComparer.Ordinal).ToLookup(inner => inner.LinkTarget is not null);
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
        string[] folders = [.. byLink[false].Select(inner => Path.Join(folder, inner.Name))];
        var states = folders.Where(f => File.Exists(Path.Join(f, State)) && Number(f) >= 0).OrderBy(Number).ToList();
        // Each state repeats the ones before it.
        bool hasOwn = File.Exists(Path.Join(folder, State));
        foreach (string inner in folders)
        {
            if (!states.Contains(inner) || (!hasOwn && inner == states[^1])) Walk(inner, Path.Join(real, Path.GetFileName(inner)), logs, walked);
        }
        foreach (var link in byLink[true].Where(link => link.Exists))
        {
            string target = Real(link.FullName);
            if (!IsAround(target, walked.Root)) Walk(Path.Join(folder, link.Name), target, logs, walked);
        }
    }

    private static bool IsAround(string folder, string inner) => inner.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A path without links: whatever leads to a folder, it is the same one.</summary>
    private static string Real(string folder, int links = 0)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(full) is not { } parent) return full;
        string here = Path.Join(Real(parent, links), Path.GetFileName(full));
        return links < MostLinks && new DirectoryInfo(here) is { Exists: true, LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: false) is { } target
            ? Real(target.FullName, links + 1)
            : here;
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

    /// <summary>Where a walk began, and the folders that it came through, by their real paths.</summary>
    private readonly record struct Walked(string Root, HashSet<string> Folders);
}
