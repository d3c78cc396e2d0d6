using System.Globalization;

namespace ScaleFit.Cli.Tests;

public sealed class CultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void ResultsAreTheSameBytesInEveryCulture(string culture)
    {
        foreach (string line in (string[])["fit samples/academic-50.csv --from 1.5 --until .04k", "fit samples/seeds.csv --output json --start .2 --level 90.5%", "fit samples/scout-50k.csv --sensitivity --until 20k", "forecast samples/academic-50.csv --at 1.5k --target .55 --price 2.5", "forecast samples/academic-50.csv --at .1k --output csv", "backtest samples/academic-50.csv --output markdown", "plan samples/academic-50.csv --output jsonl", "simulate --sd .01 --until 400", "fit missing.csv", "fit --help"])
            Assert.Equal(In("", line), In(culture, line));
    }

    [Fact]
    public void CulturesAreInstalled() => Assert.Equal("1,5", 1.5.ToString(CultureInfo.GetCultureInfo("de-DE")));

    private static Outcome In(string culture, string line)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return Tool.Run(line.Split(' '));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
