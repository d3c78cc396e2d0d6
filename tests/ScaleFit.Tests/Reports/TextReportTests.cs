using ScaleFit.Reports;
using ScaleFit.Runs;

namespace ScaleFit.Tests.Reports;

public sealed class TextReportTests
{
    [Fact]
    public void ARunIsARowAndItsFindingsAreFootnotes() => Assert.Equal(
        """
         run  curve            asymptote  efficiency  midpoint  start   rmse    points        window  notes
        ─────────────────────────────────────────────────────────────────────────────────────────────────────
         8b   sigmoid  .610 [.603, open]        1.92     2,542   .200  .0081  19 of 21  1,500 to 10k  1

        Pass rate from pass_rate, compute in GPU-hours from gpu_hours.

        1 8b: warning: The ceiling is not bounded above. Train longer.

        """,
        Text(Sample.Report(Sample.Run("8b", Sample.Unbounded))));

    [Fact]
    public void OneFindingOnSeveralRunsIsOneFootnote()
    {
        var other = Sample.Unbounded with { Code = "poor-fit", Severity = Severity.Note, Message = "The curve does not fit." };
        string text = Text(Sample.Report(Sample.Run("a", Sample.Unbounded), Sample.Run("b", other, Sample.Unbounded), Sample.Run("c")));
        Assert.Contains("1 a, b: warning: The ceiling is not bounded above.", text, StringComparison.Ordinal);
        Assert.Contains("2 b: note: The curve does not fit.", text, StringComparison.Ordinal);
        Assert.Contains(" 1 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AFindingOnEveryRunNamesNone()
    {
        string text = Text(Sample.Report(Sample.Run("a", Sample.Unbounded), Sample.Run("b", Sample.Unbounded), Sample.Run("c", Sample.Unbounded)));
        Assert.Contains("1 all runs: warning: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void RunsOfOneNameCarryTheirFiles()
    {
        var twin = Sample.Run("a");
        string text = Text(Sample.Report(Sample.Run("a"), twin with { Run = twin.Run with { Source = "other.csv" } }));
        Assert.Contains(" a (log.csv) ", text, StringComparison.Ordinal);
        Assert.Contains(" a (other.csv) ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void RunsReadFromDifferentColumnsSayWhich()
    {
        var seconds = Sample.Run("b");
        seconds = seconds with { Run = seconds.Run with { Metric = "val/acc", Compute = new ComputeAxis("_runtime", ComputeUnit.GpuHours, 8) } };
        string text = Text(Sample.Report(Sample.Run("a"), seconds));
        Assert.Contains("a: Pass rate from pass_rate, compute in GPU-hours from gpu_hours.\n", text, StringComparison.Ordinal);
        Assert.Contains("b: Pass rate from val/acc, compute in GPU-hours from _runtime on 8 GPUs.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingFittedIsNothingSaid() => Assert.Equal("", Text(Sample.Report()));

    [Fact]
    public void DataIsNeverMarkup()
    {
        var finding = new Finding("x", Severity.Note, "[bold]\u001b[1m.", "[/]");
        string text = Text(Sample.Report(Sample.Run("[red]\u001b[31m\nrun", finding)));
        Assert.Contains("[red][31m run", text, StringComparison.Ordinal);
        Assert.Contains("note: [bold][1m. [/]", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void FootnotesFitTheScreenAndRowsStayWhole()
    {
        using var writer = new StringWriter();
        TextReport.Write(Sample.Report(Sample.Run("8b", Sample.Unbounded)), writer, width: 40, colour: false);
        string[] lines = writer.ToString().Split('\n');
        Assert.Contains("1,500 to 10k", lines[2], StringComparison.Ordinal);
        Assert.All(lines[4..], line => Assert.InRange(line.Length, 0, 40));
    }

    private static string Text(FitReport report)
    {
        using var writer = new StringWriter();
        TextReport.Write(report, writer, TextPage.Unbroken, colour: false);
        return writer.ToString();
    }
}
