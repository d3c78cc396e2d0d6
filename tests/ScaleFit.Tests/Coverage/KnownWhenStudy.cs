namespace ScaleFit.Tests.Coverage;

/// <summary>What is known when: the longer a run, the more of its end is known. The table stands in METHOD.md, with the command that prints it.</summary>
public class KnownWhenStudy(ITestOutputHelper output)
{
    private static readonly double[] Stops = [1_000, 1_500, 2_000, 4_000, 8_000, 16_000];

    [Fact]
    public void LongerRunsForecastTheirEndBetter()
    {
        FullStudy.OnlyWhenAsked();
        Check(Study(runs: 1_000));
    }

    [Fact]
    public void LongerRunsForecastTheirEndBetterInAFewRuns() => Check(Study(runs: 60));

    private static void Check(KnownWhen[] rows)
    {
        // Before its midpoint a run says next to nothing of its ceiling; at six times the midpoint it says nearly all.
        Assert.True(rows[0].ClosedShare < 0.2 && rows[1].ClosedShare < 0.2 && rows[2].ClosedShare < 0.3);
        Assert.True(rows[4].ClosedShare > 0.6 && rows[5].ClosedShare > 0.95);
        Assert.True(rows[4].HalfWidth < 0.1 && rows[5].HalfWidth < 0.015);
        Assert.True(rows[3].Error < rows[0].Error && rows[4].Error < rows[3].Error && rows[5].Error < rows[4].Error);
        Assert.All(rows, row => Assert.True(row.Coverage > 0.88, row.ToString()));
    }

    private KnownWhen[] Study(int runs)
    {
        output.WriteLine(KnownWhen.Header);
        KnownWhen[] rows = [.. Stops.Select(stop => new KnownWhen(stop, runs, seed: 1_000_000))];
        foreach (var row in rows) output.WriteLine(row.ToString());
        return rows;
    }
}
