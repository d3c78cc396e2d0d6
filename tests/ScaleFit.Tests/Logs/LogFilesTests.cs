using ScaleFit.Logs;

namespace ScaleFit.Tests.Logs;

public sealed class LogFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-").FullName;

    public LogFilesTests()
    {
        foreach (string name in new[] { "b.csv", "a.csv", "c.txt", "[x]*.csv", ".hidden.csv", "in/d.csv", "in/deep/e.csv" })
        {
            string path = Path.Join(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("*.csv", "[x]*.csv a.csv b.csv")]
    [InlineData("?.csv", "a.csv b.csv")]
    [InlineData(".*.csv", ".hidden.csv")]
    [InlineData("i*/*.csv", "in/d.csv")]
    [InlineData("in/*.csv", "in/d.csv")]
    [InlineData("**/?.csv", "a.csv b.csv in/d.csv in/deep/e.csv")]
    [InlineData("in/**", "in/d.csv in/deep/e.csv")]
    [InlineData("[x]*.csv", "[x]*.csv")]
    [InlineData("missing[1].csv", "missing[1].csv")]
    public void GlobsExpandInOrdinalOrder(string pattern, string expected) =>
        Assert.Equal(expected.Split(' ').Select(n => Path.Join(_folder, n)), LogFiles.Expand([Path.Join(_folder, pattern)]));

    [Fact]
    public void FilesStandOnceInTheOrderGiven()
    {
        string b = Path.Join(_folder, "b.csv"), again = Path.Join(_folder, "in", "..", "b.csv");
        Assert.Equal([b, "-", Path.Join(_folder, "a.csv")], LogFiles.Expand([b, "-", Path.Join(_folder, "?.csv"), "-", again]));
    }

    [Theory]
    [InlineData("*.none")]
    [InlineData("none/*.csv")]
    [InlineData("a.csv/*")]
    public void AGlobWithoutFilesIsAnError(string pattern)
    {
        string path = Path.Join(_folder, pattern);
        var error = Assert.Throws<LogFormatException>(() => LogFiles.Expand([path]));
        Assert.Equal($"no file matches '{path}': check the folder and the pattern", error.Message);
    }

    [Fact]
    public void ANameThatNoFileCanHaveIsRefused()
    {
        Assert.Contains("NUL", Assert.Throws<LogFormatException>(() => LogFiles.Expand(["a\0.csv"])).Message, StringComparison.Ordinal);
        Assert.Contains("NUL", Assert.Throws<LogFormatException>(() => LogReader.Read("a\0.csv", new LogOptions())).Message, StringComparison.Ordinal);
    }
}
