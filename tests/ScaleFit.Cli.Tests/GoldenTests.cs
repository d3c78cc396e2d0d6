namespace ScaleFit.Cli.Tests;

/// <summary>
/// Command lines and everything they leave behind, as files in <c>Golden</c>: the command, the exit code, standard output, standard error,
/// and the picture of a <c>--plot</c>. A new file needs its first line only, the command behind <c>$ </c>: <see cref="GoldenFile"/> adds the rest on request.
/// </summary>
public sealed class GoldenTests
{
    /// <summary>Numbers in full precision agree between machines to this, relatively; everything else to the letter.</summary>
    private const double Tolerance = 1e-7;

    private static string Folder => Path.Join(WorkFolder.Project, "tests", "ScaleFit.Cli.Tests", "Golden");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputIsAsRecorded(string name)
    {
        string path = Path.Join(Folder, $"{name}.txt");
        string command = File.ReadLines(path).First()[2..];
        var outcome = ShellLine.Run(command);
        GoldenFile.Check(path, $"$ {command}\nexit {outcome.ExitCode}\n--- stdout\n{outcome.Output}--- stderr\n{outcome.Error}{Picture(command)}", Tolerance, GoldenFile.IsUpdated);
    }

    private static string Picture(string command)
    {
        string[] words = ShellLine.Commands(command)[^1];
        int plot = Array.IndexOf(words, "--plot");
        return plot < 0 ? "" : $"--- {words[plot + 1]}\n{File.ReadAllText(words[plot + 1])}";
    }
}
