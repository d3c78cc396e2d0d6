using ScaleFit.Cli.Tests;

[assembly: AssemblyFixture(typeof(WorkFolder))]

namespace ScaleFit.Cli.Tests;

/// <summary>
/// The current directory of all tests: a temporary folder with the project's samples in it, so that relative paths read as in the README
/// and nothing is written into the project.
/// </summary>
public sealed class WorkFolder : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-").FullName;

    public WorkFolder()
    {
        string samples = Directory.CreateDirectory(Path.Join(_folder, "samples")).FullName;
        foreach (string file in Directory.GetFiles(Path.Join(Project, "samples")))
            File.Copy(file, Path.Join(samples, Path.GetFileName(file)));
        Environment.CurrentDirectory = _folder;
    }

    /// <summary>The project's root, the folder of its solution.</summary>
    public static string Project { get; } = FindProject();

    /// <summary>A new empty folder below the current one.</summary>
    public static string Fresh() => Directory.CreateDirectory(Path.GetRandomFileName()).FullName;

    /// <summary>A new file with a text.</summary>
    public static string Write(string text, string name = "log.csv")
    {
        string path = Path.Join(Fresh(), name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }

    private static string FindProject()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "ScaleFit.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the project.");
        return folder.FullName;
    }
}
