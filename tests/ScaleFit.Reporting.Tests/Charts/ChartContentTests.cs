using ScaleFit.Curves;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Charts;
using ScaleFit.Runs;
using ScaleFit.Tests;

namespace ScaleFit.Reporting.Tests.Charts;

[Collection(nameof(Charted))]
public sealed class ChartContentTests
{
    [Fact]
    public void ARunShowsEveryEvaluationOnceAndGreysWhatWasLeftOut()
    {
        var run = RunAnalyzer.Infer(Charted.Usual.Run, InferenceOptions.Default with { Window = WindowOptions.Default with { Until = 9000 } });
        var points = Charted.Of(run).Panels[0].Points;
        Assert.Equal(["excluded", "after fit window", "fitted"], points.Select(p => p.Label!.Text));
        // The evaluation before training is drawn at zero, as in the fit.
        Assert.Equal(1, run.Window.FirstEvaluation!.Value.Compute);
        Assert.Equal(run.Run.Points.Select(p => (p.Compute == 1 ? 0 : p.Compute, p.PassRate)), points.SelectMany(p => p.X.Zip(p.Y)).OrderBy(p => p.First));
        Assert.Equal(SeriesStyle.Muted, points[0].Style);
        Assert.Equal(run.Window.Fitted, points[2].X.Count);
    }

    [Fact]
    public void BandsAndBarsAreTheIntervalsOfTheAnalysis()
    {
        var forecast = Assert.Single(Forecaster.Forecast(Charted.Usual, new ForecastOptions { At = [32_000] }).Curves[0].Forecasts);
        var panel = Charted.Of(Charted.Usual, "r", false, 32_000).Panels[0];
        var diamond = Assert.Single(panel.Points, p => p.Marker == Marker.Diamond);
        Assert.Equal((forecast.WithMargin.Lower, forecast.WithMargin.Upper), Assert.Single(diamond.Bars));
        Assert.Equal(forecast.Value, Assert.Single(diamond.Y));
        var (above, below, fit) = (panel.Bands[0], panel.Bands[1], panel.Bands[2]);
        double edge = fit.X[^1];
        var there = new ForecastBand(new ProfileWalker(Charted.Usual.Curves[0].Profile), Margin.BetweenRuns(0.02, 0.95)).At(edge);
        Assert.Equal((there.Fit.Lower, there.Fit.Upper), (fit.Lower[^1], fit.Upper[^1]));
        Assert.Equal((there.WithMargin.Lower, there.WithMargin.Upper), (below.Lower[^1], above.Upper[^1]));
        Assert.Equal(Charted.Usual.Window.Points[^1].Compute, above.X[0], 1e-9);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void APowerLawAloneDoesNotSquashItsRun(bool isLinear)
    {
        var run = RunAnalyzer.Infer(Charted.Usual.Run, InferenceOptions.Default with { Curves = [PowerLawCurve.Instance] });
        var axis = RunChart.Build(run, "r", new ChartOptions { IsLinear = isLinear }).Panels[0].Y;
        Assert.InRange(axis.Low, 0.1, 0.2);
        Assert.InRange(axis.High, 0.61, 1.01);
    }

    [Fact]
    public void CeilingMidpointAndEndAreRuled()
    {
        var run = Charted.Usual;
        var rules = Charted.Of(run).Panels[0].Rules;
        Assert.Equal([run.Curves[0]["asymptote"].Value, run.Window.Points[^1].Compute, run.Curves[0]["midpoint"].Value], rules.Select(r => r.Value));
        Assert.Equal((run.Curves[0]["asymptote"].Interval!.Lower, run.Curves[0]["asymptote"].Interval!.Upper), (rules[0].Lower, rules[0].Upper));
    }

    [Fact]
    public void ACollapsedRunHasNoCurve()
    {
        var falling = SimulatedRun.Of(Charted.Usual.Run.Points.Select(p => new RunPoint(p.Compute, p.Compute > 12_000 ? 0.3 : p.PassRate)));
        var run = RunAnalyzer.Infer(falling, InferenceOptions.Default);
        Assert.True(run.Collapsed);
        var chart = RunChart.Build(run, "r", new ChartOptions());
        Assert.Empty(chart.Panels[0].Lines);
        Assert.Empty(chart.Panels[0].Bands);
        Assert.Contains("collapses", Assert.Single(chart.Notes), StringComparison.Ordinal);
        new SvgPicture(chart, new PictureStyle()).AssertReadable();
    }

    [Fact]
    public void LeaveOneOutLinesHaveTheEfficiencyAsSlope()
    {
        var exact = RunAnalyzer.Infer(SimulatedRun.OnSigmoid(0.2, 0.61, 1.92, 2542, SimulatedRun.Every(200, 16_000).Prepend(1)), InferenceOptions.Default);
        var panel = LeaveOneOutChart.Build([("a", exact)])!.Panels[0];
        var line = Assert.Single(panel.Lines);
        Assert.Equal(1.92, Math.Log(line.Y[1] / line.Y[0]) / Math.Log(line.X[1] / line.X[0]), 3);
        // On a curve without noise F is (C / C_0)^B at every evaluation.
        var points = Assert.Single(panel.Points);
        Assert.All(points.X.Zip(points.Y), p => Assert.Equal(1.92 * Math.Log(p.First / line.X[0]), Math.Log(p.Second), 2));
        Assert.Equal("B 1.92", line.Label!.Detail);
    }

    [Fact]
    public void ResidualsAreEvaluationsLessTheCurveAndTheirCorrelationIsTheUsual()
    {
        var run = Charted.Usual;
        var panels = ResidualChart.Build(run, "r", new ChartOptions()).Panels;
        double[] residuals = [.. run.Window.Points.Select(p => p.PassRate - run.Curves[0].Fit.PassRate(p.Compute))];
        Assert.Equal(residuals, panels[0].Points[0].Y);
        double mean = residuals.Average(), variance = residuals.Sum(r => Math.Pow(r - mean, 2));
        double first = Enumerable.Range(1, residuals.Length - 1).Sum(i => (residuals[i] - mean) * (residuals[i - 1] - mean)) / variance;
        Assert.Equal(first, panels[1].Points[0].Y[0], 12);
    }

    [Fact]
    public void AForestHasTheIntervalsOfTheRuns()
    {
        var chart = ForestChart.Build([("first", Charted.Usual), ("second", Charted.Open)], new ChartOptions())!;
        Assert.Equal(["second", "first"], chart.Panels[0].Y.Names);
        var points = Assert.Single(chart.Panels[0].Points);
        var ceiling = Charted.Usual.Curves[0]["asymptote"];
        Assert.Equal((ceiling.Value, 1), (points.X[0], points.Y[0]));
        Assert.Equal((ceiling.Interval!.Lower, ceiling.Interval.Upper), points.Bars[0]);
        Assert.Null(points.Bars[1].Upper);
    }

    [Theory]
    [InlineData(1500, 16_000, 10, "2k 5k 10k")]
    [InlineData(90, 110_000, 8, "100 300 1k 3k 10k 30k 100k")]
    [InlineData(1e20, 1e24, 8, "1e20 1e21 1e22 1e23 1e24")]
    [InlineData(1000, 1900, 6, "1k 1.2k 1.4k 1.6k 1.8k")]
    [InlineData(2e6, 3e9, 8, "3M 10M 30M 100M 300M 1G 3G")]
    public void LogarithmicComputeHasRoundNumbers(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Choose(new Axis("", AxisKind.Compute, low, high, isLog: true), most).Select(t => t.Text)));

    [Theory]
    [InlineData(nameof(AxisKind.PassRate), 0.18, 0.68, 6, "0.2 0.3 0.4 0.5 0.6")]
    [InlineData(nameof(AxisKind.PassRate), -0.01, 1.01, 6, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(nameof(AxisKind.Difference), -0.011, 0.011, 5, "-0.010 -0.005 0 +0.005 +0.010")]
    [InlineData(nameof(AxisKind.Number), -0.3, 0.5, 5, "-0.2 0 0.2 0.4")]
    [InlineData(nameof(AxisKind.Compute), 0, 35_000, 5, "0 10k 20k 30k")]
    public void LinearAxesHaveRoundNumbers(string kind, double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Choose(new Axis("", Enum.Parse<AxisKind>(kind), low, high), most).Select(t => t.Text)));
}
