using System.Globalization;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Runs;
using ScaleFit.Tests;

namespace ScaleFit.Reporting.Tests.Charts;

[Collection(nameof(Charted))]
public sealed class ChartPictureTests
{
    private static readonly string Endless = $"{new string('W', 150)} 一二三 {new string('i', 150)}";

    private static readonly (int Width, int? Height)[] Sizes = [(320, 320), (480, null), (760, null), (1600, 900)];

    [Fact]
    public void TextsOfOneRunNeverMeet()
    {
        foreach (bool isLinear in (bool[])[false, true])
        {
            foreach (var run in (RunInference[])[Charted.Usual, Charted.Open, Charted.OfFive, Charted.OfThousands])
            {
                // Making a chart takes far longer than drawing it.
                foreach (var chart in (Chart[])[Charted.Of(run, Endless, isLinear, 20_000, 20_001, 32_000, 90_000), Charted.Of(run, "r", isLinear)])
                {
                    foreach (var (width, height) in Sizes) new SvgPicture(chart, new PictureStyle { Width = width, Height = height }).AssertReadable();
                }
            }
        }
    }

    [Fact]
    public void TextsOfSeveralRunsNeverMeet()
    {
        foreach (int count in (int[])[1, 2, 5, 10, 40])
        {
            foreach (var name in (Func<int, string>[])[i => $"run {i}", i => $"{i}{Endless}"])
            {
                var runs = Charted.Many(count, name);
                foreach (var chart in (Chart[])[ManyRunsChart.Build(runs, new ChartOptions(), []), ForestChart.Build(runs, new ChartOptions())!, LeaveOneOutChart.Build(runs)!])
                {
                    foreach (var (width, height) in Sizes) new SvgPicture(chart, new PictureStyle { Width = width, Height = height, Theme = ChartTheme.Dark }).AssertReadable();
                }
            }
        }
    }

    [Fact]
    public void TextsOfResidualsAndBacktestsNeverMeet()
    {
        var backtest = Backtester.Backtest(Charted.Usual.Run, InferenceOptions.Default, [4000, 8000, 8200, 12_000, 15_000]);
        var residuals = ((RunInference[])[Charted.Usual, Charted.Open, Charted.OfFive]).Select(run => ResidualChart.Build(run, Endless, new ChartOptions()));
        foreach (var chart in residuals.Append(BacktestChart.Build([(Endless, backtest)], new ChartOptions())).Append(BacktestChart.Build([("a", backtest), (Endless, backtest)], new ChartOptions())))
        {
            foreach (var (width, height) in Sizes) new SvgPicture(chart, new PictureStyle { Width = width, Height = height }).AssertReadable();
        }
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(10, false)]
    [InlineData(10, true)]
    public void AFallFarBelowThePlotIsCutOffAtIt(double efficiency, bool isLinear)
    {
        // With one early evaluation, the compute axis begins where the power law is far below zero.
        var run = RunAnalyzer.Infer(SimulatedRun.Of(SimulatedRun.Every(100, 4000).Skip(2).Prepend(0.01).Prepend(0.001).Select(c => new RunPoint(c, Math.Max(0, 0.6 - 0.4 * Math.Pow(200 / c, efficiency))))), InferenceOptions.Default);
        var chart = RunChart.Build(run, "steep", new ChartOptions { IsLinear = isLinear });
        Assert.Contains(chart.Panels[0].Lines, line => line.Y.Min() < -1e6);
        var picture = new SvgPicture(chart, new PictureStyle()).AssertReadable();
        // Only coordinates far outside of the plot lose precision.
        Assert.All(picture.Places, place => Assert.InRange(Math.Max(Math.Abs(place.X), Math.Abs(place.Y)), 0, 20_000));
    }

    [Fact]
    public void AMidpointBeyondTheAxisIsNamedInTheLegend()
    {
        Axis x = new("compute", AxisKind.Compute, 1, 100, isLog: true), y = new("pass rate", AxisKind.PassRate, 0, 1);
        var rules = ((double[])[0.5, 10, 4134]).Select(c => new ChartRule(SeriesStyle.Muted, c, IsVertical: true) { Label = new ChartLabel($"c{NumberFormat.Compute(c)}") });
        var picture = new SvgPicture(new Chart("t", "d", [new Panel(x, y) { Rules = [.. rules] }]), new PictureStyle()).AssertReadable();
        Assert.Subset(picture.Texts.Select(t => t.Text).ToHashSet(), new HashSet<string> { "c0.5 (outside)", "c10", "c4,134 (outside)" });
    }

    [Fact]
    public void LabelsOfRulesThatAreCloseStandInRows()
    {
        Axis x = new("compute", AxisKind.Compute, 1, 100, isLog: true), y = new("pass rate", AxisKind.PassRate, 0, 1);
        var rules = ((double[])[10, 10.1, 10.2, 99]).Select(c => new ChartRule(SeriesStyle.Muted, c, IsVertical: true) { Label = new ChartLabel($"a candidate ends at {NumberFormat.Compute(c)}") });
        var labels = new SvgPicture(new Chart("t", "d", [new Panel(x, y) { Rules = [.. rules] }]), new PictureStyle()).AssertReadable().Texts.Where(t => t.Text.StartsWith("a candidate", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, labels.Length);
        Assert.Equal(3, labels.Select(label => label.Top).Distinct().Count());
    }

    [Fact]
    public void AllRunsAreNamedOrCounted()
    {
        string[] Names(int count) => [.. new SvgPicture(ManyRunsChart.Build(Charted.Many(count, i => $"run {i}"), new ChartOptions(), []), new PictureStyle()).AssertReadable().Texts.Select(t => t.Text)];
        Assert.Equal(40, Names(40).Count(t => t.StartsWith("run ", StringComparison.Ordinal)));
        string[] texts = Names(60);
        Assert.Equal(49, texts.Count(t => t.StartsWith("run ", StringComparison.Ordinal)));
        Assert.Contains("and 11 more", texts);
    }

    [Fact]
    public void ALongRunGivesASmallFileThatShowsItsExtremes()
    {
        var run = Charted.OfThousands;
        var chart = Charted.Of(run, "long", false, 32_000);
        var picture = new SvgPicture(chart, new PictureStyle());
        Assert.InRange(picture.Svg.Length, 10_000, 300_000);
        // The points are the path with most corners.
        var dots = picture.Named("path").Where(p => p.Attribute("stroke-linecap")?.Value == "round").SelectMany(SvgPicture.Corners).ToArray();
        Assert.InRange(dots.Length, 1000, 2 * run.Run.Points.Count);
        var clip = picture.Named("clipPath").First().Elements().Single();
        double top = double.Parse(clip.Attribute("y")!.Value, CultureInfo.InvariantCulture), height = double.Parse(clip.Attribute("height")!.Value, CultureInfo.InvariantCulture);
        double Y(double passRate) => top + height * (1 - chart.Panels[0].Y.Share(passRate));
        Assert.Equal(Y(run.Run.Points.Max(p => p.PassRate)), dots.Min(p => p.Y), 0.6);
        Assert.Equal(Y(run.Run.Points.Min(p => p.PassRate)), dots.Max(p => p.Y), 0.6);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a\"b'c>d&e")]
    [InlineData("]]>")]
    [InlineData("[red]x[/]")]
    [InlineData("\u001b[31mred\u0000\u0008")]
    [InlineData("\u202egnp.exe\u2066 \u05d0\u05d1\u05d2")]
    [InlineData("\ud800 alone \uffff")]
    [InlineData("tab\tand\nline\u2028end")]
    public void ANameIsNeverMoreThanText(string name)
    {
        foreach (var chart in (Chart[])[Charted.Of(Charted.Usual, name), ManyRunsChart.Build(Charted.Many(2, _ => name), new ChartOptions(), [])])
        {
            var (hostile, plain) = (new SvgPicture(chart, new PictureStyle()).AssertReadable(), new SvgPicture(Charted.Of(Charted.Usual, "x"), new PictureStyle()));
            Assert.Subset(plain.ElementNames.ToHashSet(), hostile.ElementNames.ToHashSet());
            Assert.DoesNotContain(hostile.AttributeNames, a => a.StartsWith("on", StringComparison.Ordinal) || a is "href");
            Assert.DoesNotContain(hostile.Svg, c => c is not ('\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.Surrogate);
        }
        if (name.StartsWith('<')) Assert.Contains(new SvgPicture(Charted.Of(Charted.Usual, name), new PictureStyle()).Texts, t => t.Text == name);
    }

    [Fact]
    public void APictureHasATitleAndADescription()
    {
        var picture = new SvgPicture(Charted.Of(Charted.Usual, "my run", false, 32_000), new PictureStyle());
        Assert.Equal("my run", picture.Named("title").First().Value);
        Assert.Contains("asymptote 0.6", picture.Named("desc").Single().Value, StringComparison.Ordinal);
        Assert.Contains("32k GPU-hours", picture.Named("desc").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void APictureFollowsNoCulture()
    {
        var before = CultureInfo.CurrentCulture;
        string usual = new SvgPicture(Charted.Of(Charted.Usual, "x", false, 32_000), new PictureStyle()).Svg;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(usual, new SvgPicture(Charted.Of(Charted.Usual, "x", false, 32_000), new PictureStyle()).Svg);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AnOpenCeilingEndsInAnArrow()
    {
        Assert.False(Charted.Open.Collapsed);
        Assert.Null(Charted.Open.Curves[0]["asymptote"].Interval!.Upper);
        var picture = new SvgPicture(Charted.Of(Charted.Open), new PictureStyle());
        Assert.Contains(picture.Texts, t => t.Text.EndsWith("not bounded]", StringComparison.Ordinal));
        Assert.True(HasArrow(picture));
        Assert.False(HasArrow(new SvgPicture(Charted.Of(Charted.Usual), new PictureStyle())));

        // A filled shape of three corners in the colour of text.
        static bool HasArrow(SvgPicture picture) => picture.Named("path").Any(p => p.Attribute("fill")!.Value == "#1B1F23" && SvgPicture.Corners(p).Distinct().Count() == 3);
    }
}
