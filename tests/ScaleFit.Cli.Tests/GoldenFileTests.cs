namespace ScaleFit.Cli.Tests;

public sealed class GoldenFileTests
{
    private const double Tolerance = 1e-7;

    private const string Recorded = "asymptote 0.61\nmidpoint 2542.0000001 GPU-hours\n";

    private readonly string _path = WorkFolder.Write(Recorded, "recorded.txt");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AFileThatAgreesIsNotTouched(bool isUpdated)
    {
        GoldenFile.Check(_path, "asymptote 0.6100000001\nmidpoint 2542 GPU-hours\n", Tolerance, isUpdated);
        Assert.Equal(Recorded, File.ReadAllText(_path));
    }

    [Fact]
    public void WithoutTheSwitchAFileThatDiffersIsComparedOnly()
    {
        string message = Failure("asymptote 0.62\nmidpoint 2542 GPU-hours\n", isUpdated: false);
        Assert.StartsWith($"{_path}: line 1 differs\nexpected: asymptote 0.61\nfound:    asymptote 0.62\n", message, StringComparison.Ordinal);
        Assert.Equal(Recorded, File.ReadAllText(_path));
    }

    [Fact]
    public void WithTheSwitchAFileThatDiffersIsRewrittenAndFailsOnce()
    {
        const string Actual = "asymptote 0.62\nmidpoint 2542 GPU-hours\nefficiency 1.9\n";
        string message = Failure(Actual, isUpdated: true);
        Assert.StartsWith($"{_path} was rewritten: line 1 differs\n", message, StringComparison.Ordinal);
        Assert.Contains("Review the changes", message, StringComparison.Ordinal);
        // The second line agrees within the tolerance and keeps its recorded number.
        Assert.Equal("asymptote 0.62\nmidpoint 2542.0000001 GPU-hours\nefficiency 1.9\n", File.ReadAllText(_path));
        GoldenFile.Check(_path, Actual, Tolerance, isUpdated: true);
    }

    [Fact]
    public void AMissingFileIsWrittenWithTheSwitchOnly()
    {
        File.Delete(_path);
        Assert.StartsWith($"{_path}: it does not exist\n", Failure("new\n", isUpdated: false), StringComparison.Ordinal);
        Assert.False(File.Exists(_path));
        Assert.StartsWith($"{_path} was rewritten: it does not exist\n", Failure("new\n", isUpdated: true), StringComparison.Ordinal);
        Assert.Equal("new\n", File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("a 1.00000001 b", "a 1 b", true)]
    [InlineData("a 1.000001 b", "a 1 b", false)]
    [InlineData("2e-300", "2.0e-300", true)]
    [InlineData("1e400", "1e400", true)]
    [InlineData("0", "1e-12", false)]
    [InlineData("1", "-1", false)]
    [InlineData("1 GPU-hour", "1 GPU-hours", false)]
    [InlineData("a  b", "a b", false)]
    [InlineData("1 2", "1 2 3", false)]
    [InlineData("# 5", "5 #", false)]
    [InlineData("# 5", "4 5", false)]
    [InlineData("1\n", "1", false)]
    [InlineData("1\n2\n", "1\n", false)]
    public void OnlyNumbersHaveATolerance(string expected, string actual, bool agree) => Assert.Equal(agree, NumericText.Difference(expected, actual, Tolerance) is null);

    [Fact]
    public void AToleranceOfZeroComparesToTheLetter()
    {
        Assert.NotNull(NumericText.Difference("--level 1.0", "--level 1", tolerance: 0));
        Assert.Null(NumericText.Difference("--level 1.0", "--level 1.0", tolerance: 0));
    }

    private string Failure(string actual, bool isUpdated) => Assert.Throws<Xunit.Sdk.FailException>(() => GoldenFile.Check(_path, actual, Tolerance, isUpdated)).Message;
}
