using System.Globalization;
using ScaleFit.Cli;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Page.Tests;

/// <summary>A report that the tool writes to a temporary file in this process.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-").FullName;

    /// <summary>Makes a report of a sample.</summary>
    /// <param name="sample">The sample's name.</param>
    /// <param name="rename">Changes the text of the sample before the report.</param>
    /// <param name="options">Additional options.</param>
    public ReportFile(string sample, Func<string, string>? rename = null, params string[] options)
    {
        string log = Path.Join(_folder, sample), page = Path.Join(_folder, "report.html"), text = File.ReadAllText(Path.Join(Project(), "samples", sample));
        File.WriteAllText(log, rename is null ? text : rename(text));
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        int exitCode = CommandLine.Run(["report", log, "-o", page, .. options], new Terminal(Stream.Null, output, error));
        Assert.True(exitCode == 0, error.ToString());
        Address = new Uri(page).AbsoluteUri;
    }

    /// <summary>The address of the file for a browser.</summary>
    public string Address { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "ScaleFit.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the project.");
        return folder.FullName;
    }
}
