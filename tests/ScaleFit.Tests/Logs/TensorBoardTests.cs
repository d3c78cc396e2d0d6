using System.Globalization;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Logs;

public class TensorBoardTests
{
    private const double Start = 1.7e9;

    private static readonly LogOptions OneGpu = new() { Gpus = 1 };

    [Theory]
    [InlineData("simple")]
    [InlineData("float")]
    [InlineData("double")]
    public void ScalarsOfAStepAreOneRow(string kind)
    {
        var file = new EventFile();
        for (int i = 0; i < 3; i++) file.Add(Start + 3600 * i, i, "train/loss", 2).Add(Start + 3600 * i + 1, i, "val/accuracy", 0.1 * (i + 1), kind);
        var run = Single(file.ToArray(), OneGpu);
        Assert.Equal(("tensorboard", "val/accuracy", "Wall time"), (run.Format, run.Metric, run.Compute.Column));
        Assert.Equal([0.1, 0.2, kind == "double" ? 0.1 * 3 : 0.3], run.Points.Select(p => p.PassRate));
        Assert.Equal([0.0, 1, 2], run.Points.Select(p => p.Compute));
    }

    [Fact]
    public void HundredsOfTagsAreRead()
    {
        var file = new EventFile();
        for (int step = 0; step < 3; step++)
        {
            for (int tag = 0; tag < 300; tag++) file.Add(Start + 3600 * step, step, $"actor/metric_{tag}", tag);
            file.Add(Start + 3600 * step, step, "val/acc", 0.1 * (step + 1));
        }
        Assert.Equal([0.0, 1, 2], Single(file.ToArray(), OneGpu).Points.Select(p => p.Compute));
    }

    [Theory]
    [InlineData("verl-gsm8k-math-first.tfevents")]
    [InlineData("verl-gsm8k-math.tfevents")]
    public void LogsOfVerlHaveBothValidations(string name)
    {
        var runs = LogReader.Read(Shared.Path($"runs/formats/{name}"), new LogOptions { Metrics = ["val-core/*"] }).Runs;
        Assert.Equal(["val-core/DigitalLearningGmbH/MATH-lighteval/acc/mean@1", "val-core/openai/gsm8k/acc/mean@1"], runs.Select(run => run.Metric).Order(StringComparer.Ordinal));
        Assert.All(runs, run => Assert.InRange(run.Points.Count, 2, 10_000));
    }

    [Theory]
    [InlineData("verl-gsm8k-math-first.tfevents", 135)]
    [InlineData("verl-gsm8k-math.tfevents", 16)]
    public void EveryTagOfVerlIsRead(string name, int rows)
    {
        var inspection = LogReader.Inspect(Shared.Path($"runs/formats/{name}"), new LogOptions());
        // 107 tags, the step and the time.
        Assert.Equal((rows, 109, null), ((int)inspection.Rows, inspection.Columns.Count, inspection.ReadError));
        Assert.All(inspection.Columns, column => Assert.True(column.Numbers > 0, column.Name));
    }

    /// <summary>A log in single precision says 0.3 for 0.3, as the same log in text does.</summary>
    [Fact]
    public void SinglePrecisionIsTheShortestDecimal()
    {
        var random = new Random(7);
        float[] values = [0.3f, 1, 0, 1e-7f, 1 / 3f, .. Enumerable.Range(0, 2000).Select(i => random.NextSingle() * MathF.Pow(10, -i % 8))];
        var file = new EventFile();
        for (int i = 0; i < values.Length; i++) file.Add(Start + i, i, "val/acc", values[i], "simple");
        var expected = values.Select(value => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        Assert.Equal(expected, Single(file.ToArray(), OneGpu).Points.Select(p => p.PassRate));
    }

    [Fact]
    public void StepTimesArePreferredToTheClock()
    {
        byte[] file = new EventFile().Add(Start, 0, "val/acc", 0.1).Add(Start + 9000, 1, "timing_s/step", 3600).Add(Start + 9000, 1, "val/acc", 0.2).ToArray();
        Assert.Equal([new RunPoint(0, 0.1), new RunPoint(1, 0.2)], Single(file, OneGpu).Points);
    }

    [Fact]
    public void ARecordThatIsBeingWrittenEndsTheLog()
    {
        byte[] whole = Long();
        for (int cut = 1; cut < 40; cut++)
        {
            var run = Single(whole[..^cut], OneGpu);
            Assert.Equal(9, run.Read);
            var finding = Assert.Single(run.Findings);
            Assert.Equal("log-cut-short", finding.Code);
            Assert.StartsWith("run: record 11 is cut short, as in a file that is still being written; ScaleFit read 10 records before it", finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ABrokenChecksumEndsTheLogAndIsReported()
    {
        byte[] file = Long();
        file[^20] ^= 1;
        var run = Single(file, OneGpu);
        Assert.Equal((9, "run: record 11 does not match its checksum; ScaleFit read 10 records before it"), (run.Read, Assert.Single(run.Findings).Message));
        file[0] ^= 1;
        Assert.Contains("binary", Assert.Throws<LogFormatException>(() => Single(file, OneGpu)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FlippedBytesEndTheLogWithoutACrash()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            byte[] file = Long();
            int at = random.Next(40, file.Length);
            file[at] ^= (byte)random.Next(1, 256);
            try
            {
                var contents = LogReader.Read(new MemoryStream(file), "run", OneGpu);
                Assert.All(contents.Runs, r => Assert.Contains("log-cut-short", r.Findings.Select(f => f.Code)));
            }
            catch (LogFormatException e)
            {
                Assert.Contains("record", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TheCsvOfOneTagNeedsNothingButGpus()
    {
        var run = Log.Single("Wall time,Step,Value\n1700000000.5,0,0.25\n1700003600.5,10,0.5\n", OneGpu, "run-a-tag-val_acc.csv");
        Assert.Equal([new RunPoint(0, 0.25), new RunPoint(1, 0.5)], run.Points);
    }

    private static byte[] Long()
    {
        var file = new EventFile();
        for (int i = 0; i < 10; i++) file.Add(Start + i, i, "val/acc", 0.5);
        return file.ToArray();
    }

    private static Run Single(byte[] file, LogOptions options) => Assert.Single(LogReader.Read(new MemoryStream(file), "run", options).Runs);
}
