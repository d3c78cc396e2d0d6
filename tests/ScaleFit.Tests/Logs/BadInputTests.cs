using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class BadInputTests
{
    [Theory]
    [InlineData("150,abc", "column 'pass_rate' is 'abc', not a number")]
    [InlineData("150,Infinity", "column 'pass_rate' is 'Infinity', not a finite number")]
    [InlineData("150,-inf", "column 'pass_rate' is '-inf', not a number")]
    [InlineData("1e400,0.5", "column 'gpu_hours' is '1e400', not a finite number")]
    [InlineData("-150,0.5", "compute -150 in column 'gpu_hours' is negative")]
    [InlineData(",0.5", "column 'gpu_hours' is empty")]
    [InlineData("150,\"0,61\"", "column 'pass_rate' is '0,61': a decimal comma, where a decimal point is expected")]
    [InlineData("150,1 000", "column 'pass_rate' is '1 000', not a number")]
    [InlineData("150,61%", "column 'pass_rate' is '61%': remove the percent sign and give LogOptions.Percent")]
    [InlineData("150,0x1", "column 'pass_rate' is '0x1', not a number")]
    [InlineData("150,-0.5", "-0.5 in column 'pass_rate' is below 0: a reward, not a pass rate; give LogOptions.Rescale LO,HI with its smallest and largest value, or choose another LogOptions.Metrics")]
    [InlineData("150,1234", "1234 in column 'pass_rate' is not a pass rate: expected a number between 0 and 1")]
    [InlineData("150,0\u0000", "column 'pass_rate' has NUL bytes: binary content where a number is expected")]
    [InlineData("150", "the row has 1 field, but the header has 2")]
    [InlineData("150,0,61", "the row has 3 fields, but the header has 2; if numbers have decimal commas, write decimal points")]
    [InlineData("\"150,0.61", "a quote is not closed on its line; names cannot have line breaks")]
    [InlineData("\"150\"x,0.61", "text follows a closing quote")]
    [InlineData("150,\u001b[31m0.5\u202e", "column 'pass_rate' is '?[31m0.5?', not a number")]
    public void ABadRowIsRejectedAndTheRestIsUsed(string row, string fault)
    {
        var run = Log.Single(Log.With(row, "160,0.6"));
        Assert.Equal((21, 1, 21), (run.Read, run.Rejected, run.Points.Count));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("rows-rejected", Severity.Warning, $"1 of 22 rows was rejected, at runs.csv:22: {fault}"), (finding.Code, finding.Severity, finding.Message));
    }

    [Fact]
    public void MoreThanATenthOfBadRowsIsTooMany()
    {
        Assert.Equal(2, Log.Single(Log.With("150,x", "151,y")).Rejected);
        Assert.Equal(
            "3 of 23 rows were rejected, the first at runs.csv:22: column 'pass_rate' is 'x', not a number; the limit is a tenth: correct the log",
            Log.Failure(Log.With("150,x", "151,y", "152,z")));
    }

    [Fact]
    public void OneBadRunDoesNotStopTheOthers()
    {
        var contents = Log.Read("run,step,acc\na,1,0.1\na,2,0.2\nb,1,x\nb,2,0.2\nc,1,50\nc,2,60\n");
        Assert.Equal("a", Assert.Single(contents.Runs).Name);
        Assert.Equal(["b", "c"], contents.Failures.Select(f => f.Run));
    }

    [Fact]
    public void RowsOfNoKnownRunCountForAllRuns()
    {
        string text = Log.Rows("run,step,acc", 40, i => $"r{i % 2},{i},0.5") + "new,41\n,42,0.5\nr0,43\n";
        var runs = Log.Read(text).Runs;
        Assert.Equal([2, 3], runs.Select(r => r.Rejected));
        Assert.Equal("2 of 43 rows of the file were rejected, the first at runs.csv:42: the row has 2 fields, but the header has 3", runs[0].Findings[0].Message);
        Assert.Equal("1 of 21 rows was rejected, at runs.csv:44: the row has 2 fields, but the header has 3", runs[1].Findings[0].Message);
    }

    [Fact]
    public void TooManyRowsOfNoKnownRunStopTheFile() => Assert.Equal(
        "2 of 3 rows were rejected, the first at runs.csv:2: the row has 2 fields, but the header has 3; the limit is a tenth: correct the log",
        Log.Error("run,step,acc\na,1\nb,2\na,3,0.1\n"));

    [Theory]
    [InlineData("gpu_hours;pass_rate\n100;0,61\n200;0,62\n", "2 of 2 rows were rejected, the first at runs.csv:2: column 'pass_rate' is '0,61': a decimal comma")]
    [InlineData("gpu_hours,pass_rate\n100,0,61\n200,0,62\n", "2 of 2 rows were rejected, the first at runs.csv:2: the row has 3 fields, but the header has 2; if numbers have decimal commas")]
    [InlineData("gpu_hours,pass_rate\na,b\nc,d\n", "2 of 2 rows were rejected, the first at runs.csv:2: column 'gpu_hours' is 'a', not a number")]
    [InlineData("gpu_hours,pass_rate\n1,\n2,\n", "runs.csv: no values in column 'pass_rate'")]
    [InlineData("gpu_hours,pass_rate\n1,0.5\n", "runs.csv: only one evaluation; a fit needs evaluations at several values of 'gpu_hours'")]
    [InlineData("gpu_hours,pass_rate\n7,0.5\n7,0.6\n7,0.7\n", "runs.csv: all 3 evaluations have the same compute, 7 in column 'gpu_hours'")]
    [InlineData("gpu_hours,pass_rate\n1,0.5\n2,61.5\n3,62\n", "runs.csv:3: 61.5 in column 'pass_rate' is above 1: a pass rate lies between 0 and 1: give LogOptions.Percent")]
    [InlineData("gpu_hours,pass_rate\n1,-0.5\n2,1.5\n3,62\n", "runs.csv:3: 1.5 in column 'pass_rate' is above 1, and others are below 0: a reward, not a pass rate; give LogOptions.Rescale LO,HI with its smallest and largest value, or choose another LogOptions.Metrics")]
    public void AnUnusableRunHasAReason(string text, string message) => Assert.StartsWith(message, Log.Failure(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "runs.csv is empty: expected a header, such as run,gpu_hours,pass_rate, and rows")]
    [InlineData("\n\n", "runs.csv is empty: ")]
    [InlineData("gpu_hours,pass_rate\n", "runs.csv:1: found a header and no rows")]
    [InlineData("100,0.3\n200,0.4\n", "runs.csv:1: found numbers, expected column names")]
    [InlineData("\u007fELF\u0002\u0000\u0000\n\u0000\u0000", "runs.csv:1: the file has NUL bytes: found a binary or compressed file")]
    [InlineData("gpu_hours,\"pass_rate\n1,0.1\n", "runs.csv:1: in the header, a quote is not closed on its line")]
    public void AnUnusableFileHasAReason(string text, string message) => Assert.StartsWith(message, Log.Error(text), StringComparison.Ordinal);

    [Fact]
    public void BytesThatAreNotTextAreNamed()
    {
        using var stream = new MemoryStream([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var error = Assert.Throws<LogFormatException>(() => LogReader.Read(stream, "x.png", new LogOptions()));
        Assert.Equal("x.png:1: found a binary file or text that is not UTF-8, expected a log: check the file", error.Message);
    }

    [Fact]
    public void AFileWithoutLineBreaksDoesNotFillTheMemory() =>
        Assert.Equal("runs.csv:2: a line of more than 16 MiB: this is not a log of numbers; check the file", Log.Error("step,acc\n" + new string('7', 18 << 20)));

    [Fact]
    public void TheLastLineMayBeCutShort() => Assert.Equal(1, Log.Single(Log.With("160,0.6", "161,\"0.6")[..^1]).Rejected);

    [Fact]
    public void PercentagesAboveAHundredAreRejected() =>
        Assert.Contains("101 in column 'acc' is not a pass rate: expected a number between 0 and 100", Log.Failure("step,acc\n1,101\n2,50\n", new LogOptions { Percent = true }), StringComparison.Ordinal);

    [Fact]
    public void RoundingBeyondOneIsNotAPercentage() =>
        Assert.Equal([0, 1], Log.Single("step,acc\n1,-1e-17\n2,1.0000000000000002\n").Points.Select(p => p.PassRate));

    [Fact]
    public void NamesFromTheLogCannotBreakAMessage()
    {
        var contents = Log.Read("run,step,acc\n\u001b[2Ja,1,0.5\n\u001b[2Ja,1,0.6\n", name: "a\nb\u001b.csv");
        var failure = Assert.Single(contents.Failures);
        Assert.Equal("\u001b[2Ja", failure.Run);
        Assert.StartsWith("a?b?.csv: all 2 evaluations", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'?[2J'", Log.Error("step,\u001b[2J\n1,1\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFilesAndFoldersAreNamed()
    {
        // Not the temporary folder itself, because other programs may put logs there.
        string folder = Directory.CreateTempSubdirectory("scalefit-").FullName;
        Assert.Equal("nowhere.csv: no such file", Message("nowhere.csv"));
        Assert.Equal("no/where.csv: no such file", Message("no/where.csv"));
        Assert.StartsWith($"{folder}: a folder, not a log: give the files in it by name", Message(folder), StringComparison.Ordinal);
        Assert.StartsWith("the name of a log is empty", Message(""), StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    [Fact]
    public void OptionsThatCannotBeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogOptions { Gpus = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogOptions { Trials = double.NaN });
        Assert.Throws<ArgumentException>(() => LogReader.Read("-", new LogOptions()));
    }

    private static string Message(string path) => Assert.Throws<LogFormatException>(() => LogReader.Read(path, new LogOptions())).Message;
}
