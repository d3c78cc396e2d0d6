using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleFit.Cli.Tests;

/// <summary>
/// Command lines and everything they leave behind, as files in <c>Golden</c>: the command, the exit code, standard output, standard error,
/// and the picture of a <c>--plot</c>.
/// The files are compared, never rewritten.
/// </summary>
public sealed partial class GoldenTests
{
    /// <summary>Numbers in full precision agree between machines to this, relatively; everything else to the letter.</summary>
    private const double Tolerance = 1e-7;

    private static string Folder => Path.Join(WorkFolder.Project, "tests", "ScaleFit.Cli.Tests", "Golden");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputIsAsRecorded(string name)
    {
        string expected = File.ReadAllText(Path.Join(Folder, $"{name}.txt"));
        string command = expected[2..expected.IndexOf('\n', StringComparison.Ordinal)];
        var outcome = ShellLine.Run(command);
        string actual = $"$ {command}\nexit {outcome.ExitCode}\n--- stdout\n{outcome.Output}--- stderr\n{outcome.Error}{Picture(command)}";
        Assert.Equal(Number().Replace(expected, "#"), Number().Replace(actual, "#"));
        foreach (var (want, got) in Numbers(expected).Zip(Numbers(actual)))
            Assert.True(Math.Abs(want - got) <= Tolerance * Math.Abs(want), string.Create(CultureInfo.InvariantCulture, $"{want} was recorded, now {got}"));
    }

    private static string Picture(string command)
    {
        string[] words = ShellLine.Commands(command)[^1];
        int plot = Array.IndexOf(words, "--plot");
        return plot < 0 ? "" : $"--- {words[plot + 1]}\n{File.ReadAllText(words[plot + 1])}";
    }

    private static IEnumerable<double> Numbers(string text) => Number().Matches(text).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")]
    private static partial Regex Number();
}
