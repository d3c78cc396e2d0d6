namespace ScaleFit.Logs.Files;

/// <summary>Finds logs in folders: a folder may be one log itself, or contain logs.</summary>
internal static class LogFolder
{
    private const string Events = "events.out.tfevents.*";
    private const string State = "trainer_state.json";
    private const string Checkpoint = "checkpoint-";

    /// <summary>A path with more links than this is circular.</summary>
    private const int MostLinks = 40;

    private static readonly string[] Extensions = [".csv", ".tsv", ".jsonl", ".ndjson", ".log"];

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>The files of a folder that is one log: event files of TensorBoard, or the metrics of an MLflow run. Empty for other folders.</summary>
    public static IReadOnlyList<string> Parts(string folder)
    {
        string[] events = [.. Directory.EnumerateFiles(folder, Events, Everything).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        if (events.Length > 0 || !IsMetrics(folder)) return events;
        var files = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint });
        return [.. files.Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The logs below a folder, each folder in ordinal order with links to other folders at its end. Of the trainer states in
    /// checkpoints, only the last is a log. A folder without list permission is included, so that reading it reports the error. Each folder
    /// is walked once, however many links lead to it. Parents of the given folder are not walked.
    /// </summary>
    public static FoundLogs Find(string folder)
    {
        var (logs, others) = (new List<string>(), new List<string>());
        string real = Real(folder);
        Walk(folder, real, logs, others, new Walked(real, []));
        return new FoundLogs(logs, others);
    }

    private static void Walk(string folder, string real, List<string> logs, List<string> others, Walked walked)
    {
        if (!walked.Folders.Add(real)) return;
        string[] files;
        IReadOnlyList<string> parts;
        ILookup<bool, DirectoryInfo> byLink;
        try
        {
            parts = Parts(folder);
            if (parts.Count > 0)
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
            bool isLog = plain == State || Extensions.Contains(Path.GetExtension(plain));
            if (!parts.Contains(name)) (isLog && !IsPipe(file) ? logs : others).Add(file);
        }
        string[] folders = [.. byLink[false].Select(inner => Path.Join(folder, inner.Name))];
        var states = folders.Where(f => File.Exists(Path.Join(f, State)) && Number(f) >= 0).OrderBy(Number).ToList();
        // Each state repeats the earlier ones.
        bool hasOwn = File.Exists(Path.Join(folder, State));
        foreach (string inner in folders)
        {
            if (!states.Contains(inner) || (!hasOwn && inner == states[^1])) Walk(inner, Path.Join(real, Path.GetFileName(inner)), logs, others, walked);
        }
        foreach (var link in byLink[true].Where(link => link.Exists))
        {
            string target = Real(link.FullName);
            if (!IsAround(target, walked.Root)) Walk(Path.Join(folder, link.Name), target, logs, others, walked);
        }
    }

    private static bool IsAround(string folder, string inner) => inner.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Resolves the links in a path, so that each folder has one path.</summary>
    private static string Real(string folder, int links = 0)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(full) is not { } parent) return full;
        string here = Path.Join(Real(parent, links), Path.GetFileName(full));
        return links < MostLinks && new DirectoryInfo(here) is { Exists: true, LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: false) is { } target
            ? Real(target.FullName, links + 1)
            : here;
    }

    /// <summary>Whether a file is a pipe. A pipe in a folder is not a log, and opening it for reading waits for a writer.</summary>
    private static bool IsPipe(string file)
    {
        try
        {
            if (new FileInfo(file).Length > 0) return false;
            // Opening a pipe for reading and writing does not wait.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return !stream.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading the file reports the error.
            return false;
        }
    }

    private static bool IsMetrics(string folder) => Path.GetFileName(Path.GetFullPath(folder)) == "metrics" && File.Exists(Path.Join(folder, "..", "meta.yaml"));

    private static int Number(string folder)
    {
        string name = Path.GetFileName(folder);
        return name.StartsWith(Checkpoint, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Checkpoint.Length), out int number) ? number : -1;
    }

    /// <summary>The start of a walk and the folders visited, as paths without links.</summary>
    private readonly record struct Walked(string Root, HashSet<string> Folders);
}
