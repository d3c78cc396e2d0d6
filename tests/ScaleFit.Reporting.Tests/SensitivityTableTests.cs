using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Reporting.Tests;

public sealed class SensitivityTableTests
{
    private static readonly Sensitivity Reported = new(1500, 10000, 19, 0.61, 1.92, 2542, 0.7);

    [Fact]
    public void WindowsAreRowsAndTheReportedOneIsMarked()
    {
        string text = Text(Reported with { From = 500, Points = 21, Asymptote = 0.62, PowerAsymptote = 0.9 }, Reported);
        Assert.Contains(
            """
              from   to  fitted  asymptote  efficiency  midpoint  power asymptote
            ──────────────────────────────────────────────────────────────────────────────────────
               500  10k      21      0.620        1.92     2,542            0.900
             1,500  10k      19      0.610        1.92     2,542            0.700  reported above

            Range of the asymptote over these fit windows: sigmoid 0.610 to 0.620, power law 0.700 to 0.900.

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAsymptoteAtItsBoundIsNotDetermined() => Assert.Equal(
        "Range of the asymptote over these fit windows: sigmoid 0.610 to 0.620, power law not determined in 2 of 2.",
        SensitivityTable.Sentence(Sample.Run("8b") with { Sensitivity = [Reported with { Asymptote = 0.62, PowerAsymptote = 1 }, Reported with { PowerAsymptote = 1 }] }));

    [Fact]
    public void ARunTooShortForOtherWindowsIsReported()
    {
        string text = Text(Reported);
        Assert.Contains("No other fit window of this run has enough evaluations.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("power asymptote", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsShownForManyRunsToo()
    {
        var runs = Enumerable.Range(1, 6).Select(i => Sample.Run($"run-{i}") with { Sensitivity = [Reported, Reported with { From = 0 }] });
        string text = Text([.. runs]);
        Assert.Equal(6, text.Split("Range of the asymptote").Length - 1);
        Assert.Contains("\nrun-6\n", text, StringComparison.Ordinal);
    }

    private static string Text(params Sensitivity[] windows) => Text(Sample.Run("8b") with { Sensitivity = windows });

    private static string Text(params RunInference[] runs)
    {
        using var writer = new StringWriter();
        TextReport.Write(Sample.Report(runs) with { Options = new InferenceOptions { Sensitivity = true } }, writer, TextPage.Unbroken, colour: false);
        return writer.ToString();
    }
}
