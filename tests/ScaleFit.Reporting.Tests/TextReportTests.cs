using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Tests;

public sealed class TextReportTests
{
    [Fact]
    public void ARunIsARowAndItsFindingsAreFootnotes() => Assert.Equal(
        """
         run  curve            asymptote  efficiency  midpoint  notes
        ──────────────────────────────────────────────────────────────
         8b   sigmoid  .610 [.603, open]        1.92     2,542  1

        Pass rate from pass_rate, compute in GPU-hours from gpu_hours.
        In brackets: 95% intervals; open where the data sets no limit.

        19 of 21 evaluations are fitted: those from 1,500 to 10k GPU-hours, and the one before training.
        Left out: 2 below 1,500 as early regime.
        The ceiling lies above .603 (95% confidence), and the data sets no upper limit to it; .610 is no
        more than the best guess.
        If that is the ceiling, half of the gain from .200 at the start to .610 is reached at 2,542
        GPU-hours, 93% of it at 10k, where the data ends.
        An evaluation scatters by .008 around the curve, with no sign of slow drift.

        1 warning: The ceiling is not bounded above. Train longer.

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
    public void WarningsComeBeforeNotes()
    {
        var note = Sample.Unbounded with { Severity = Severity.Note, Message = "Worth knowing." };
        string text = Text(Sample.Report(Sample.Run("a", note), Sample.Run("b", Sample.Unbounded)));
        Assert.Contains("1 b: warning: ", text, StringComparison.Ordinal);
        Assert.Contains("2 a: note: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACollapseIsNotBuriedUnderWhatFollowsFromIt()
    {
        var collapse = new Finding("late-collapse", Severity.Warning, "It falls.", "Cut it off.");
        string text = Text(Sample.Report(Sample.Run("a", collapse, Sample.Unbounded)));
        Assert.Contains("do not read the numbers above", text, StringComparison.Ordinal);
        Assert.Contains("1 warning: It falls.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The ceiling", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyRunsAreATableThatSaysWhatWasFitted()
    {
        string text = Text(Sample.Report([.. Enumerable.Range(1, 6).Select(i => Sample.Run($"run-{i}"))]));
        Assert.Contains(" run-6  sigmoid  .610 [.603, open]        1.92     2,542  19 of 21  1,500 to 10k\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The ceiling lies", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OnANarrowPageNamesHaveTheirOwnLines()
    {
        string name = new('n', 30);
        using var writer = new StringWriter();
        TextReport.Write(Sample.Report(Sample.Run(name, Sample.Unbounded)), writer, width: 60, colour: false);
        Assert.StartsWith(
            $"""
               curve            asymptote  efficiency  midpoint
            ────────────────────────────────────────────────────
             {name} (note 1)
               sigmoid  .610 [.603, open]        1.92     2,542


            """, writer.ToString(), StringComparison.Ordinal);
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
        Assert.Contains(".610 [.603, open]        1.92     2,542", lines[3], StringComparison.Ordinal);
        Assert.All(lines[4..], line => Assert.InRange(line.Length, 0, 40));
    }

    private static string Text(Report report)
    {
        using var writer = new StringWriter();
        TextReport.Write(report, writer, TextPage.Unbroken, colour: false);
        return writer.ToString();
    }
}
