namespace ScaleFit.Tests;

/// <summary>Files that live beside the repository: real logs, certified data.</summary>
internal static class Shared
{
    /// <summary>
    /// The path of a shared file. Without the folder the test is skipped, or fails where SCALEFIT_REQUIRE_SHARED=1 says that it must be there.
    /// </summary>
    public static string Path(string name)
    {
        string path = System.IO.Path.Combine(Root(), "..", "shared", name);
        if (File.Exists(path)) return path;
        string reason = $"needs ../shared/{name} beside the repository";
        if (Environment.GetEnvironmentVariable("SCALEFIT_REQUIRE_SHARED") == "1") throw new FileNotFoundException(reason, path);
        Assert.Skip(reason);
        return path;
    }

    /// <summary>The repository's folder.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ScaleFit.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository, below ScaleFit.sln.");
    }
}
