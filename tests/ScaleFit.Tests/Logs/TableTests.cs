// Longer than 250 lines: tables of every layout, each a short case of the same test class.
using System.Text;
using ScaleFit.Logs;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class TableTests
{
    private const string TwoRuns = "run,gpu_hours,pass_rate\nb,200,0.4\na,100,0.3\na,50,0.2\nb,100,0.1\n";

    [Fact]
    public void LongFormKeepsRunsInOrderOfTheLogAndPointsInOrderOfCompute()
    {
        var runs = Log.Read(TwoRuns).Runs;

        Assert.Equal(["b", "a"], runs.Select(r => r.Name));
        Assert.Equal([new RunPoint(50, 0.2), new RunPoint(100, 0.3)], runs[1].Points);
        Assert.All(runs, r => Assert.Equal(("pass_rate", "csv", "runs.csv", 2, 0), (r.Metric, r.Format, r.Source, r.Read, r.Rejected)));
        Assert.All(runs, r => Assert.Equal(new ComputeAxis("gpu_hours", ComputeUnit.GpuHours), r.Compute));
    }

    [Fact]
    public void ALogWithoutARunColumnIsOneRunNamedAfterTheFile()
    {
        var run = Log.Single("GPU Hours,Accuracy\n1,0.1\n2,0.2\n", name: "logs/base.8b.csv");
        Assert.Equal(("base.8b", "Accuracy", "GPU Hours", "logs/base.8b.csv"), (run.Name, run.Metric, run.Compute.Column, run.Source));
    }

    /// <summary>
    /// The work for a column does not depend on the number of columns. An inspection that searched for the step time once per column took a minute
    /// for 20,000 columns. Bytes allocated measure the work: they do not depend on the machine.
    /// </summary>
    [Fact]
    public void WideTablesAreInspected()
    {
        const int Columns = 20_000;
        AllocatedByInspection(Columns / 10);
        long narrow = AllocatedByInspection(Columns / 10), wide = AllocatedByInspection(Columns);
        // Ten times the columns take ten times the bytes. The factor 2 allows for lists that double. Work for each pair of columns takes a hundred times as many bytes.
        Assert.InRange(wide, 0, 2 * 10 * narrow);
        // A column takes about 950 bytes. With a search for the step time, it takes about 2,600 bytes.
        Assert.InRange(wide, 0, 1_500 * Columns);
    }

    /// <summary>The bytes that the inspection of a table allocates, in this thread only.</summary>
    private static long AllocatedByInspection(int columns)
    {
        string text = $"gpu_hours,pass_rate{string.Concat(Enumerable.Range(0, columns).Select(i => $",column{i}"))}\n1,0.5\n";
        using var log = new MemoryStream(Encoding.UTF8.GetBytes(text));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var inspection = LogReader.Inspect(LogReader.StandardInput, new LogOptions(), log);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(columns + 2, inspection.Columns.Count);
        return allocated;
    }

    [Fact]
    public void StandardInputIsNamedStdin()
    {
        using var input = new MemoryStream("gpu_hours,pass_rate\n1,0.1\n2,0.2\n"u8.ToArray());
        var run = Assert.Single(LogReader.Read("-", new LogOptions(), input).Runs);
        Assert.Equal(("stdin", "-"), (run.Name, run.Source));
        Assert.True(input.CanRead);
    }

    [Fact]
    public void RunsAreChosenByGlobAndTheOthersNamed()
    {
        var contents = Log.Read(TwoRuns, new LogOptions { Runs = ["a*"] });
        Assert.Equal("a", Assert.Single(contents.Runs).Name);
        Assert.Equal(["b"], contents.LeftOut);
    }

    [Fact]
    public void SquareBracketsInARunPatternAreLiteral() =>
        Assert.Equal("[x]1", Log.Single("run,gpu_hours,pass_rate\n[x]1,1,0.1\n[x]1,2,0.2\nx1,1,0.1\n", new LogOptions { Runs = ["[x]?"] }).Name);

    [Fact]
    public void RunsOfTheSameComputeThatAreAveragedAreAWarning()
    {
        var rows = Enumerable.Range(1, 30).SelectMany(i => new[] { $"{i}00,0.{300 + 5 * i}", $"{i}00,0.{400 + 5 * i}" });
        var finding = Assert.Single(Log.Single($"gpu_hours,pass_rate\n{string.Join('\n', rows)}\n").Findings);
        Assert.Equal(("duplicate-compute", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("60 evaluations share 30 values", finding.Message, StringComparison.Ordinal);
        Assert.Contains("several runs in one log", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EqualComputeIsAveragedAndNoted()
    {
        var run = Log.Single("gpu_hours,pass_rate\n1,0.1\n2,0.2\n2,0.4\n");
        Assert.Equal(3, run.Read);
        Assert.Equal(2, run.Points.Count);
        Assert.Equal(0.3, run.Points[1].PassRate, 15);
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("duplicate-compute", Severity.Note), (finding.Code, finding.Severity));
        Assert.StartsWith("3 evaluations share 2 values of compute", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralMetricsOfARunStandSideBySide()
    {
        var options = new LogOptions { Metrics = ["val-core/*"] };
        var runs = Log.Read("run,tokens,val-core/a/acc,val-core/b/acc,val-aux/acc\nx,1,0.1,,0.9\nx,2,0.2,0.3,0.9\nx,3,,0.4,0.9\n", options).Runs;
        Assert.Equal([("x", "val-core/a/acc", 2), ("x", "val-core/b/acc", 2)], runs.Select(r => (r.Name, r.Metric, r.Points.Count)));
    }

    [Fact]
    public void PercentagesAreDividedByAHundred() =>
        Assert.Equal([0.001, 1], Log.Single("gpu_hours,acc\n1,0.1\n2,100\n", new LogOptions { Percent = true }).Points.Select(p => p.PassRate));

    [Fact]
    public void SecondsBecomeGpuHours()
    {
        var run = Log.Single("seconds,pass_rate\n3600,0.1\n7200,0.2\n", new LogOptions { Gpus = 8 });
        Assert.Equal([8.0, 16.0], run.Points.Select(p => p.Compute));
        Assert.Equal(new ComputeAxis("seconds", ComputeUnit.GpuHours, 8), run.Compute);
    }

    [Fact]
    public void SecondsStaySecondsWhenTheUnitIsSeconds()
    {
        var run = Log.Single("seconds,pass_rate\n3600,0.1\n7200,0.2\n", new LogOptions { Unit = ComputeUnit.Seconds });
        Assert.Equal([3600.0, 7200.0], run.Points.Select(p => p.Compute));
        Assert.Equal(new ComputeAxis("seconds", ComputeUnit.Seconds), run.Compute);
    }

    [Fact]
    public void AUnitPrefersTheColumnThatCountsItAndOtherwiseOverridesTheName()
    {
        const string Text = "_runtime,_step,pass_rate\n10,1,0.1\n20,2,0.2\n";
        Assert.Equal("_step", Log.Single(Text, new LogOptions { Unit = ComputeUnit.Steps }).Compute.Column);
        var overridden = Log.Single(Text, new LogOptions { Unit = ComputeUnit.GpuSeconds });
        Assert.Equal(new ComputeAxis("_runtime", ComputeUnit.GpuHours), overridden.Compute);
        Assert.Equal(10 / 3600.0, overridden.Points[0].Compute, 15);
    }

    [Fact]
    public void ApiHistoryTakesRuntimeWhateverTheOrderOfColumns()
    {
        const string Text = "loss,_timestamp,eval/accuracy,_runtime,_step\n1,1762700976.5,0.1,40,0\n1,1762700986.5,,50,1\n1,1762700996.5,0.2,60,2\n";
        var run = Log.Single(Text, new LogOptions { Gpus = 60 });
        Assert.Equal(("_runtime", "eval/accuracy", 2), (run.Compute.Column, run.Metric, run.Read));
        Assert.Equal([40 / 60.0, 1], run.Points.Select(p => p.Compute));
    }

    [Fact]
    public void TensorBoardCountsFromTheFirstWallTime()
    {
        var run = Log.Single("Wall time,Step,Value\n1700003600.0,10,0.2\n1700000000.0,0,0.1\n", new LogOptions { Gpus = 2 }, "val_acc.csv");
        Assert.Equal(("val_acc", "Wall time", "Value"), (run.Name, run.Compute.Column, run.Metric));
        Assert.Equal([0.0, 2.0], run.Points.Select(p => p.Compute));
    }

    [Fact]
    public void ATimeOfDayCountsFromTheRunsFirstRowEvenWithoutAnEvaluation()
    {
        const string Text = "run,_timestamp,acc\na,1700000000,\na,1700000100,0.1\na,1700000200,0.2\nb,1700000100,0.3\nb,1700000200,0.4\n";
        var runs = Log.Read(Text, new LogOptions { Unit = ComputeUnit.Seconds }).Runs;
        Assert.Equal([100.0, 200.0], runs[0].Points.Select(p => p.Compute));
        Assert.Equal([0.0, 100.0], runs[1].Points.Select(p => p.Compute));
    }

    [Theory]
    [InlineData("000")]
    [InlineData("000000")]
    [InlineData("000000000")]
    public void ATimeOfDayMayCountFractionsOfSeconds(string digits)
    {
        var run = Log.Single($"timestamp,acc\n1700000000{digits},0.1\n1700003600{digits},0.2\n1700007200{digits},0.3\n", new LogOptions { Gpus = 2 });
        Assert.Equal([0.0, 2, 4], run.Points.Select(p => Math.Round(p.Compute, 9)));
    }

    [Theory]
    [InlineData(',', " step:5 - x")]
    [InlineData('\t', "{'reward': 0.5}")]
    public void TextInCellsDoesNotChangeTheFormat(char separator, string note)
    {
        var run = Log.Single(Log.Rows("text,gpu_hours,acc", 3, i => $"{note},{i},0.5").Replace(',', separator), name: "x.csv");
        Assert.Equal(("csv", 3), (run.Format, run.Read));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ByteOrderMarksAndWindowsLineEndsDoNotMatter(string encoding)
    {
        var contents = Log.Read(TwoRuns.Replace("\n", "\r\n", StringComparison.Ordinal), encoding: Encoding.GetEncoding(encoding));
        Assert.Equal(["b", "a"], contents.Runs.Select(r => r.Name));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void OtherSeparatorsAreRecognised(char separator) => Assert.Equal(2, Log.Read(TwoRuns.Replace(',', separator)).Runs.Count);

    [Fact]
    public void ManyRunsOfLongNamesAreDistinguished()
    {
        string name = new('n', 1000);
        string text = Log.Rows("run,gpu_hours,pass_rate", 400, i => $"{name}{i % 200},{i},0.5");
        Assert.Equal(200, Log.Read(text).Runs.Count);
    }

    [Theory]
    [InlineData("a,3,0.5", 2)]
    [InlineData("a,3,0.", 2)]
    [InlineData("a,3,0.53", 3)]
    [InlineData("a,3,0.5\n", 3)]
    public void ATruncatedLastLineIsSkippedAndReported(string last, int read)
    {
        var run = Log.Single($"run,gpu_hours,pass_rate\na,1,0.25\na,2,0.37\n{last}");
        Assert.Equal(read, run.Read);
        Assert.Equal(read == 2, run.Findings.Any(finding => finding.Code == "log-cut-short" && finding.Message.Contains("runs.csv:4", StringComparison.Ordinal)));
    }

    [Fact]
    public void LogsThatStandBehindOneAnotherHaveTheirHeadersBetweenThem()
    {
        var runs = Log.Read("run,gpu_hours,pass_rate\na,1,0.2\na,2,0.3\nrun,gpu_hours,pass_rate\nb,1,0.4\nb,2,0.5\n").Runs;
        Assert.Equal(["a", "b"], runs.Select(run => run.Name));
        Assert.All(runs, run => Assert.Equal((2, 0), (run.Read, run.Rejected)));
    }

    [Theory]
    [InlineData("_runtime", 8, true)]
    [InlineData("_runtime", null, false)]
    [InlineData("gpu_hours", null, false)]
    public void APauseOfTheClockBetweenEvaluationsIsReported(string column, int? gpus, bool isSaid)
    {
        int pause = gpus is null && column == "_runtime" ? 0 : 100_000;
        string rows = string.Concat(Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{1000 * i + (i > 20 ? pause : 0)},0.{200 + i}\n")));
        var run = Log.Single($"{column},accuracy\n{rows}", new LogOptions { Gpus = gpus ?? (column == "_runtime" ? 8 : null) });
        Assert.Equal(isSaid, run.Findings.Any(finding => finding.Code == "clock-gap"));
    }

    [Theory]
    [InlineData("2025-06-15T15:00:00+00:00", "2025-06-15T16:00:00+00:00", 1)]
    [InlineData("2025-06-15T15:00:00Z", "2025-06-15T15:00:01.500000Z", 1.5 / 3600)]
    [InlineData("2025-06-15T15:00:00", "2025-06-15T17:00:00", 2)]
    [InlineData("2025-06-15 15:00:00.25", "2025-06-15 15:00:01.25", 1.0 / 3600)]
    [InlineData("2025-06-15T15:00:00+02:00", "2025-06-15T15:00:00+01:00", 1)]
    public void TimesOfDayMayBeWrittenAsIsoHasThem(string first, string second, double hours)
    {
        foreach (string log in (string[])[$"timestamp,accuracy\n{first},0.2\n{second},0.3\n", $"{{\"timestamp\":\"{first}\",\"accuracy\":0.2}}\n{{\"timestamp\":\"{second}\",\"accuracy\":0.3}}\n"])
        {
            var run = Log.Single(log, new LogOptions { Gpus = 1 });
            Assert.Equal(hours, run.Points[^1].Compute - run.Points[0].Compute, 1e-6);
            Assert.Equal(2, run.Points.Count);
        }
    }

    [Theory]
    [InlineData("2025-06-15")]
    [InlineData("2025-13-45T15:00:00")]
    [InlineData("20250615T150000")]
    [InlineData("2025-06-15T15:00:00 and a while after that, or so")]
    public void WhatOnlyLooksLikeATimeIsNone(string cell) => Assert.False(Cell.TryRead(Encoding.ASCII.GetBytes(cell), out _));
}
