using System.Globalization;
using System.Text;
using ScaleFit.Logs.Formats;

namespace ScaleFit.Tests.Logs;

/// <summary>The fast paths for plain rows and plain numbers give the same results as the full parsers.</summary>
public class FastReadingTests
{
    [Fact]
    public void NumbersAreThoseOfTheFramework()
    {
        var random = new Random(3);
        string[] special = ["0", "-0", ".5", "5.", "-.5", "9007199254740992", "9007199254740993", "0.1", "123456789012345678", "0.00000000000000001", ".", "-", "--1", "1.2.3", "", "1e5", " 1", "+1", "1_0", "٣"];
        var drawn = Enumerable.Range(0, 20_000).Select(i => i % 2 == 0
            ? random.NextDouble().ToString("F" + random.Next(0, 17), CultureInfo.InvariantCulture)
            : (random.NextInt64(-1L << 56, 1L << 56) / Math.Pow(10, random.Next(0, 12))).ToString("R", CultureInfo.InvariantCulture));
        foreach (string text in special.Concat(drawn))
        {
            bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected);
            Assert.Equal(isNumber, Cell.TryRead(Encoding.UTF8.GetBytes(text), out double value));
            if (isNumber) Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
        }
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void QuotesInTheHeaderChangeTheWayAndNotTheResult(char separator)
    {
        string[] rows = ["1,a,0.1,x", "2,a,0.2,", " 3 ,a, 0.3\t,x", "", "4,b,,x", "5,b,0.5", "6,b,0.6,x,y", "7,b,zero,x", "8,b,0.8,x", "9,,0.9,x", "é,a,0.1,x"];
        string text = "gpu_hours,run,pass_rate,a note that is longer than a vector of bytes\n" + string.Join('\n', rows) + "\n" + Log.Rows("", 40, i => $"{i + 10},a,0.5,x")[1..];
        text = text.Replace("\t,", " ,", StringComparison.Ordinal).Replace(',', separator);
        var plain = Log.Read(text);
        var quoted = Log.Read(text.Replace("gpu_hours", "\"gpu_hours\"", StringComparison.Ordinal));
        Assert.Equal(quoted.Failures, plain.Failures);
        Assert.Equal(quoted.Runs.Select(r => (r.Name, r.Read, r.Rejected)), plain.Runs.Select(r => (r.Name, r.Read, r.Rejected)));
        Assert.Equal(quoted.Runs.SelectMany(r => r.Points), plain.Runs.SelectMany(r => r.Points));
        Assert.Equal(quoted.Runs.SelectMany(r => r.Findings), plain.Runs.SelectMany(r => r.Findings));
    }

    [Theory]
    [InlineData("gpu_hours,pass_rate")]
    [InlineData("\"gpu_hours\",pass_rate")]
    public void HeadersBetweenRowsAndACutLastLineAreNoRows(string header)
    {
        var run = Log.Single(Log.Rows(header, 20, i => $"{i + 10},0.5") + Log.Rows(header, 20, i => $"{i + 40},0.5") + "61,0");
        Assert.Equal((40, 0), (run.Read, run.Rejected));
        Assert.StartsWith("runs.csv:43: the last line has no line break and is shorter than all others", Assert.Single(run.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuoteBehindTheSampleIsStillOne()
    {
        string row = $"{{0}},{{1}},{new string('x', 2000)}";
        string text = "gpu_hours,pass_rate,note\n" + string.Concat(Enumerable.Range(1, 700).Select(i => string.Format(CultureInfo.InvariantCulture, row, i, 0.5) + "\n"))
            + "701,\"0.25\",\"a, b\"\n702,\"0.75,x\n703,0.75,y\n";
        var run = Log.Single(text);
        Assert.Equal((702, 1, 0.25), (run.Read, run.Rejected, run.Points[700].PassRate));
        Assert.Contains("runs.csv:703: a quote is not closed", Assert.Single(run.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"step\":#,\"acc\":0.5}")]
    [InlineData("{ \"step\" : #, \"acc\": \"0.5\" }")]
    [InlineData("{\"step\":#,\"acc\":0.5,\"x\":null}")]
    [InlineData("{\"step\":#,\"note\":\"a, \\\"b}\",\"acc\":0.5}")]
    [InlineData("{\"step\":#,\"note\":\"a: {b\",\"acc\":5e-1}")]
    [InlineData("{\"step\":#,\"x\":{\"y\":[1]},\"acc\":0.5}")]
    [InlineData("{\"st\\u0065p\":#,\"acc\":0.5,\"empty\":\"\"}")]
    public void JsonLinesOfEveryLayoutAreRead(string line)
    {
        var run = Log.Single(string.Concat(Enumerable.Range(1, 12).Select(i => line.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n")));
        Assert.Equal((12, 0, "acc"), (run.Read, run.Rejected, run.Metric));
        Assert.All(run.Points, p => Assert.Equal(0.5, p.PassRate));
    }

    [Theory]
    [InlineData("{\"step\":1 2,\"acc\":0.5}")]
    [InlineData("{\"step\":1,\"acc\":0.5,}")]
    [InlineData("{\"step\":1,\"acc\":0.5}}")]
    [InlineData("{\"step\":1,,\"acc\":0.5}")]
    [InlineData("{step:1,\"acc\":0.5}")]
    [InlineData("{\"step\":1;\"acc\":0.5}")]
    public void WhatIsNotJsonIsRejected(string line)
    {
        string good = string.Concat(Enumerable.Range(2, 20).Select(i => $"{{\"step\":{i},\"acc\":0.5}}\n"));
        var run = Log.Single($"{line}\n{good}");
        Assert.Equal((20, 1), (run.Read, run.Rejected));
    }
}
