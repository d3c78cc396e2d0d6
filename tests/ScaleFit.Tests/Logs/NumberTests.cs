using System.Globalization;

namespace ScaleFit.Tests.Logs;

public class NumberTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void NumbersAndNamesReadTheSameUnderEveryCulture(string culture)
    {
        string text = Log.With("1.5,6.25e-1", "150,\"0,5\"").Replace("pass_rate", "VALIDATION_ACCURACY", StringComparison.Ordinal);
        var expected = Log.Single(text);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            var run = Log.Single(text);
            Assert.Equal(expected.Points, run.Points);
            Assert.Equal(expected.Findings, run.Findings);
            Assert.Equal((1.5, 0.625), (run.Points[0].Compute, run.Points[0].PassRate));
            Assert.Equal("1 of 22 rows was rejected, at runs.csv:23: column 'VALIDATION_ACCURACY' is '0,5': a decimal comma, where a decimal point is expected", run.Findings[^1].Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NumbersAreRoundedToTheNearestDouble()
    {
        // Half-way cases that the product of the digits and a power of ten rounds incorrectly.
        string[] numbers = ["0.1", "5e-324", "0.500000000000000166533453693773481063544750213623046875", "9007199254740993", "2.2250738585072011e-308", "8.5e3", "+7", ".25", " 3 "];
        string text = Log.Rows("gpu_hours,pass_rate", numbers.Length, i => $"\"{numbers[i - 1]}\",0.5");
        var expected = numbers.Select(n => double.Parse(n, CultureInfo.InvariantCulture)).Order();
        Assert.Equal(expected, Log.Single(text).Points.Select(p => p.Compute));
    }
}
