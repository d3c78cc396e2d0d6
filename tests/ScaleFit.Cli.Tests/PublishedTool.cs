using ScaleFit.Cli.Tests;

[assembly: AssemblyFixture(typeof(PublishedTool))]

namespace ScaleFit.Cli.Tests;

/// <summary>The tool as users install it, in a folder of its own: a process with its own streams and exit code.</summary>
public sealed class PublishedTool : IDisposable
{
    private readonly Lazy<string> _folder = new(Publish);

    /// <summary>Runs a program with the tool on its path.</summary>
    /// <param name="program">A program, such as <c>scalefit</c> or <c>bash</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its current directory.</param>
    /// <param name="summary">The file for the summary of a step of continuous integration, if there is to be one.</param>
    internal Outcome Run(string program, IEnumerable<string> arguments, string? folder = null, string? summary = null)
    {
        string own = Path.Join(_folder.Value, program);
        return ChildProcess.Run(File.Exists(own) ? own : program, arguments, folder ?? Environment.CurrentDirectory, variables =>
        {
            variables["PATH"] = $"{_folder.Value}{Path.PathSeparator}{variables["PATH"]}";
            variables["GITHUB_STEP_SUMMARY"] = summary ?? "";
            // Shells warn of a locale that is not installed; tests of the locale name their own.
            variables["LC_ALL"] = "C";
        });
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated) Directory.Delete(_folder.Value, recursive: true);
    }

    private static string Publish()
    {
        string folder = Directory.CreateTempSubdirectory("scalefit-published-").FullName;
        // bin/CONFIGURATION/net10.0 is where these tests and, built with them, the tool are.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var outcome = ChildProcess.Run("dotnet", ["publish", "src/ScaleFit.Cli", "--no-build", "-c", configuration, "-o", folder, "-v", "q", "-nologo"], WorkFolder.Project);
        return outcome.ExitCode == 0 ? folder : throw new InvalidOperationException($"The tool cannot be published: {outcome.Output}{outcome.Error}");
    }
}
