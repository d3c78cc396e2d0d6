using System.Globalization;
using ScaleFit.Cli.Reading;
using ScaleFit.Cli.Writing;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Tests;

/// <summary>Errors that no code expects fail one log or one run, not the work on the others.</summary>
public sealed class UnexpectedTests
{
    private const string Sample = "samples/academic-50.csv";

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public void AReaderThatThrowsFailsItsLogOnly(string format)
    {
        var (exitCode, output, error) = Run(new ThrowingStream(), "fit", "-", Sample, "--output", format);
        Assert.Equal(1, exitCode);
        Assert.Contains("academic-50", output, StringComparison.Ordinal);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.Contains("note:", StringComparison.Ordinal) && !line.Contains("warning:", StringComparison.Ordinal));
        Assert.Contains("unexpected: InvalidTimeZoneException: broken reader", line, StringComparison.Ordinal);
        if (format.StartsWith("json", StringComparison.Ordinal)) Assert.Contains("unexpected: InvalidTimeZoneException", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AReaderThatThrowsFailsAGate()
    {
        var (exitCode, output, _) = Run(new ThrowingStream(), "compare", Sample, "samples/scout-50k.csv", "-", "--gate", "--output", "junit");
        Assert.Equal(1, exitCode);
        Assert.Contains("<error", output, StringComparison.Ordinal);
        Assert.Contains("unexpected: InvalidTimeZoneException", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AReaderThatThrowsIsOneLineOfInspect()
    {
        var (exitCode, output, error) = Run(new ThrowingStream(), "inspect", "-", Sample);
        Assert.Equal(1, exitCode);
        Assert.Contains("academic-50", output, StringComparison.Ordinal);
        Assert.Contains("unexpected: InvalidTimeZoneException: broken reader", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnalysisThatThrowsFailsItsRunOnly()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        var output = new Output(new Terminal(Stream.Null, text, errors), null, IsQuiet: true);
        var analysis = LogAnalysis.Read(LogShare.Choose(["samples/five-recipes.csv"], null, output), new LogOptions(), Analyse, output, showsFindings: false, keepsWhole: false);
        Assert.Equal(4, analysis.Runs.Count);
        var failure = Assert.Single(analysis.Failures);
        Assert.Equal("dapo", failure.Run);
        Assert.StartsWith("unexpected: InvalidTimeZoneException: broken analysis", failure.Message, StringComparison.Ordinal);
        Assert.Single(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));

        static RunReport Analyse(Run run) => run.Name == "dapo" ? throw new InvalidTimeZoneException("broken analysis") : new RunReport(RunAnalyzer.Infer(run, InferenceOptions.Default));
    }

    private static (int ExitCode, string Output, string Error) Run(Stream input, params string[] args)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        return (CommandLine.Run(args, new Terminal(input, output, error)), output.ToString(), error.ToString());
    }

    private sealed class ThrowingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidTimeZoneException("broken reader");

        public override int Read(Span<byte> buffer) => throw new InvalidTimeZoneException("broken reader");
    }
}
