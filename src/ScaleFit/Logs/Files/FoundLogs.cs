namespace ScaleFit.Logs.Files;

/// <summary>Files that names, globs and folders lead to.</summary>
/// <param name="Logs">The logs.</param>
/// <param name="Others">Files in folders that do not have the name or extension of a log, hidden files excluded. ScaleFit does not read them.</param>
internal sealed record FoundLogs(IReadOnlyList<string> Logs, IReadOnlyList<string> Others);
