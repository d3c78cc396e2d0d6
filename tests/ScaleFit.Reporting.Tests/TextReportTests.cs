using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Tests;

public sealed class TextReportTests
{
    [Fact]
    public void ARunIsARowAndItsFindingsAreFootnotes() => Assert.Equal(
        """
        8b: asymptote above 0.603, not bounded above

         run  curve                     asymptote  efficiency  midpoint  notes
        ───────────────────────────────────────────────────────────────────────
         8b   sigmoid  0.610 [0.603, not bounded]        1.92     2,542  1

        Pass rate from pass_rate, compute in GPU-hours from gpu_hours.
        Asymptote: limit of the pass rate. Efficiency: exponent B of the sigmoid. Midpoint: compute at half
        of the gain from the start to the asymptote. Intervals: 95% confidence intervals.
        'not bounded': the data does not bound this end of the interval.

        19 of 21 evaluations fitted, from 1,500 to 10k GPU-hours, and the one before training. Excluded: 2
        below 1,500 (early regime).
        The asymptote is above 0.603 (95% CI). The data does not bound it from above; the best fit is 0.610.
        If the asymptote is 0.610, the run reaches half of the gain from 0.200 (start) to 0.610 at 2,542
        GPU-hours, and 93% at its end, 10k.
        The residuals have a standard deviation of 0.008 and show no correlation.

        1 warning: The asymptote is not bounded above. Keep training.

        """,
        Text(Sample.Report(Sample.Run("8b", Sample.Unbounded)) with { IsVerbose = true }));

    [Fact]
    public void OneFindingOnSeveralRunsIsOneFootnote()
    {
        var other = Sample.Unbounded with { Code = "poor-fit", Severity = Severity.Note, Message = "The curve does not fit." };
        string text = Text(Sample.Report(Sample.Run("a", Sample.Unbounded), Sample.Run("b", other, Sample.Unbounded), Sample.Run("c")));
        Assert.Contains("1 a, b: warning: The asymptote is not bounded above.", text, StringComparison.Ordinal);
        Assert.Contains("2 b: note: The curve does not fit.", text, StringComparison.Ordinal);
        Assert.Contains(" 1 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningsComeBeforeNotes()
    {
        var note = Sample.Unbounded with { Severity = Severity.Note, Message = "The fit window has a gap." };
        string text = Text(Sample.Report(Sample.Run("a", note), Sample.Run("b", Sample.Unbounded)));
        Assert.Contains("1 b: warning: ", text, StringComparison.Ordinal);
        Assert.Contains("2 a: note: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACollapseIsNotBuriedUnderWhatFollowsFromIt()
    {
        var collapse = new Finding("late-collapse", Severity.Warning, "It falls.", "Cut it off.");
        string text = Text(Sample.Report(Sample.Run("a", collapse, Sample.Unbounded)));
        Assert.Contains("a: collapsed: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0.61", text, StringComparison.Ordinal);
        Assert.Contains("1 warning: It falls.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not bounded above", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyRunsAreATableWithTheirFitWindows()
    {
        string text = Text(Sample.Report([.. Enumerable.Range(1, 6).Select(i => Sample.Run($"run-{i}"))]));
        Assert.Contains(" run-6  sigmoid  0.610 [0.603, not bounded]        1.92     2,542  19 of 21  1,500 to 10k\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("standard deviation", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OnANarrowPageNamesHaveTheirOwnLines()
    {
        string name = new('n', 30);
        using var writer = new StringWriter();
        TextReport.Write(Sample.Report(Sample.Run(name, Sample.Unbounded)), writer, width: 60, colour: false);
        Assert.StartsWith(
            $"""
            {name}: asymptote above 0.603, not
            bounded above

               curve                     asymptote  efficiency  midpoint
            ─────────────────────────────────────────────────────────────
             {name}: 19 of 21 evaluations, 1,500
             to 10k (note 1)
               sigmoid  0.610 [0.603, not bounded]        1.92     2,542


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
    public void WithoutARunTheReportIsEmpty() => Assert.Equal("", Text(Sample.Report()));

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
        int row = Array.FindIndex(lines, line => line.Contains("0.610 [0.603, not bounded]        1.92     2,542", StringComparison.Ordinal));
        Assert.InRange(row, 3, lines.Length - 1);
        Assert.All(lines[(row + 1)..], line => Assert.InRange(line.Length, 0, 40));
    }

    private static string Text(Report report)
    {
        using var writer = new StringWriter();
        TextReport.Write(report, writer, TextPage.Unbroken, colour: false);
        return writer.ToString();
    }
}
