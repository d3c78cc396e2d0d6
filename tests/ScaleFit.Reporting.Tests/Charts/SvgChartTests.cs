using System.Globalization;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Runs;
using ScaleFit.Tests;

namespace ScaleFit.Reporting.Tests.Charts;

[Collection(nameof(Charted))]
public sealed class SvgChartTests
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
                    foreach (var (width, height) in Sizes) new SvgPicture(chart, new SvgOptions { Width = width, Height = height }).AssertReadable();
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
                    foreach (var (width, height) in Sizes) new SvgPicture(chart, new SvgOptions { Width = width, Height = height, Theme = ChartTheme.Dark }).AssertReadable();
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
            foreach (var (width, height) in Sizes) new SvgPicture(chart, new SvgOptions { Width = width, Height = height }).AssertReadable();
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
        var picture = new SvgPicture(chart, new SvgOptions()).AssertReadable();
        Assert.All(picture.Places, place => Assert.InRange(Math.Max(Math.Abs(place.X), Math.Abs(place.Y)), 0, 800));
    }

    [Fact]
    public void ACutLineKeepsItsSlope()
    {
        var frame = new Frame(0, 0, 100, 100);
        Assert.Equal((0, 50, 50, 100), frame.Cut(-50, 0, 150, 200));
        Assert.Equal((10, 20, 30, 40), frame.Cut(10, 20, 30, 40));
        Assert.Null(frame.Cut(-10, 90, 50, 210));
        Assert.Equal((50, 0, 50, 100), frame.Cut(50, double.NegativeInfinity, 50, double.PositiveInfinity));
        Assert.Equal([(100, 0), (100, 100), (50, 100), (0, 50), (0, 0)], frame.Cut([(-100, -50), (200, -50), (200, 250)]).Select(p => ((int)p.X, (int)p.Y)));
    }

    [Fact]
    public void AMidpointBeyondTheAxisIsNamedWithAnArrow()
    {
        Axis x = new("compute", AxisKind.Compute, 1, 100, isLog: true), y = new("pass rate", AxisKind.PassRate, 0, 1);
        var rules = ((double[])[0.5, 10, 4134]).Select(c => new ChartRule(SeriesStyle.Muted, c, IsVertical: true) { Label = new ChartLabel($"c{NumberFormat.Compute(c)}") });
        var picture = new SvgPicture(new Chart("t", "d", [new Panel(x, y) { Rules = [.. rules] }]), new SvgOptions()).AssertReadable();
        Assert.Subset(picture.Texts.Select(t => t.Text).ToHashSet(), new HashSet<string> { "← c0.5", "c10", "c4,134 →" });
        // Arrows are texts: the midpoint on the axis is the only one with a line.
        Assert.Single(picture.Named("svg").Single().Descendants(), e => e.Name.LocalName == "path");
    }

    [Fact]
    public void TheSearchForPlacesDoesNotGrowWithThePicture()
    {
        var chart = Charted.Of(Charted.Usual, "large");
        Assert.Contains(new SvgPicture(chart, new SvgOptions { Width = SvgOptions.Most, Height = SvgOptions.Most }).AssertReadable().Texts, t => t.Text == "fitted");
        // The search allocates for each candidate place, so that allocated bytes measure it. One candidate per pixel would allocate 44 times as much.
        Assert.InRange(Allocated(SvgOptions.Most), 0, 2 * Allocated(1500));

        long Allocated(int size)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            SvgChart.Draw(chart, new SvgOptions { Width = size, Height = size });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void AllRunsAreNamedOrCounted()
    {
        var texts = new SvgPicture(ManyRunsChart.Build(Charted.Many(40, i => $"run {i}"), new ChartOptions(), []), new SvgOptions()).Texts.Select(t => t.Text).ToArray();
        int named = texts.Count(t => t.StartsWith("run ", StringComparison.Ordinal));
        Assert.InRange(named, 15, 39);
        Assert.Contains($"and {40 - named} more", texts);
    }

    [Fact]
    public void ALongRunGivesASmallFileThatShowsItsExtremes()
    {
        var run = Charted.OfThousands;
        var picture = new SvgPicture(Charted.Of(run, "long", false, 32_000), new SvgOptions());
        Assert.InRange(picture.Svg.Length, 10_000, 300_000);
        // Every evaluation lies within half a pixel of a drawn point: a stroke of no length, "h0".
        var drawn = picture.Named("path").Select(p => p.Attribute("d")!.Value).Where(d => d.Contains("h0", StringComparison.Ordinal)).Distinct()
            .SelectMany(d => d.Split('M', StringSplitOptions.RemoveEmptyEntries)).Select(p => p.Replace("h0", "", StringComparison.Ordinal).Split(','))
            .Select(p => (X: double.Parse(p[0], CultureInfo.InvariantCulture), Y: double.Parse(p[1], CultureInfo.InvariantCulture))).ToArray();
        var cells = drawn.SelectMany(p => from dx in new[] { -1, 0, 1 } from dy in new[] { -1, 0, 1 } select ((int)Math.Round(p.X * 2) + dx, (int)Math.Round(p.Y * 2) + dy)).ToHashSet();
        var panel = Charted.Of(run, "long", false, 32_000).Panels[0];
        var plot = picture.Named("svg").Single();
        double Attribute(string name) => double.Parse(plot.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var area = new PlotArea(panel, Attribute("x"), Attribute("y"), Attribute("width"), Attribute("height"));
        int missing = run.Run.Points.Count(p => !cells.Contains(((int)Math.Round(area.X(CurveShape.Place(run, p)) * 2), (int)Math.Round(area.Y(p.PassRate) * 2))));
        Assert.Equal(0, missing);
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
            var (hostile, plain) = (new SvgPicture(chart, new SvgOptions()).AssertReadable(), new SvgPicture(Charted.Of(Charted.Usual, "x"), new SvgOptions()));
            Assert.Subset(plain.ElementNames.Append("tspan").ToHashSet(), hostile.ElementNames.ToHashSet());
            Assert.DoesNotContain(hostile.AttributeNames, a => a.StartsWith("on", StringComparison.Ordinal) || a is "href");
            Assert.DoesNotContain(hostile.Svg, c => c != '\n' && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.Surrogate);
        }
        if (name.StartsWith('<')) Assert.Contains(new SvgPicture(Charted.Of(Charted.Usual, name), new SvgOptions()).Texts, t => t.Text == name);
    }

    [Fact]
    public void APictureHasATitleAndADescription()
    {
        var picture = new SvgPicture(Charted.Of(Charted.Usual, "my run", false, 32_000), new SvgOptions());
        Assert.Equal("my run", picture.Named("title").First().Value);
        Assert.Contains("asymptote 0.6", picture.Named("desc").Single().Value, StringComparison.Ordinal);
        Assert.Contains("32k GPU-hours", picture.Named("desc").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void APictureFollowsNoCulture()
    {
        var before = CultureInfo.CurrentCulture;
        string usual = new SvgPicture(Charted.Of(Charted.Usual, "x", false, 32_000), new SvgOptions()).Svg;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(usual, new SvgPicture(Charted.Of(Charted.Usual, "x", false, 32_000), new SvgOptions()).Svg);
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
        var picture = new SvgPicture(Charted.Of(Charted.Open), new SvgOptions());
        Assert.Contains(picture.Texts, t => t.Text.EndsWith("not bounded]", StringComparison.Ordinal));
        Assert.True(HasArrow(picture));
        Assert.False(HasArrow(new SvgPicture(Charted.Of(Charted.Usual), new SvgOptions())));

        // Two strokes that meet in a point are the head of an arrow. A bounded end has a bar.
        static bool HasArrow(SvgPicture picture) => picture.Named("path").Any(p => p.Attribute("d")!.Value.Contains("l4,-5l4,5", StringComparison.Ordinal));
    }
}
