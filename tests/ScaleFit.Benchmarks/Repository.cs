namespace ScaleFit.Benchmarks;

/// <summary>Where this repository and what lies beside it are.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A script of the peers, or null where it is not there.</summary>
    public static string? Peer(string script)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "peers", script));
        return File.Exists(path) ? path : null;
    }

    /// <summary>The system's Python, which has the system's packages.</summary>
    public static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScaleFit.sln"))) folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}
