using System.Globalization;
using ScaleFit.Logs.Files;

namespace ScaleFit.Tests.Logs;

public sealed class ShardTests
{
    private static readonly string[] Paths = [.. Enumerable.Range(1, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"logs/run-{i}.csv"))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(97)]
    public void EveryLogIsInOneShare(int count) =>
        Assert.All(Paths.Take(1000), path => Assert.Single(Enumerable.Range(1, count), number => new Shard(number, count).Holds(path)));

    [Fact]
    public void SharesAreAboutEqual() =>
        Assert.All(Enumerable.Range(1, 20), number => Assert.InRange(Paths.Count(new Shard(number, 20).Holds), 400, 600));

    [Fact]
    public void SharesNeverChange() => Assert.Equal(
        "logs/run-12.csv logs/run-60.csv logs/run-62.csv",
        string.Join(' ', Paths.Where(new Shard(3, 20).Holds).Take(3)));

    [Fact]
    public void TheWayAPathIsWrittenMovesNoLog() => Assert.All(Paths.Take(100), path =>
        Assert.Equal(new Shard(1, 3).Holds(path), new Shard(1, 3).Holds("./" + path.Replace("/", "//./", StringComparison.Ordinal))));

    [Fact]
    public void BackslashesAreSlashes() => Assert.All(Paths.Take(100), path =>
        Assert.Equal(new Shard(1, 3).Holds(path), new Shard(1, 3).Holds(path.Replace('/', '\\'))));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(4, 3)]
    [InlineData(1, 0)]
    public void ThereIsNoOtherShare(int number, int count) => Assert.Throws<ArgumentOutOfRangeException>(() => new Shard(number, count));
}
