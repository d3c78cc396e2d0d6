using System.Text.Json;
using ScaleFit.Inference;
using ScaleFit.Reporting.Json;

namespace ScaleFit.Reporting.Tests;

public sealed class JsonReportTests
{
    [Fact]
    public void TheDocumentHasTheKeysOfItsSchema()
    {
        using var document = Parse(Sample.Report(Sample.Run("8b", Sample.Unbounded)));
        var root = document.RootElement;
        Assert.Equal("scalefit/1", root.GetProperty("schema").GetString());
        // The order of keys counts: documents are read, and compared as text.
        Assert.Equal(["schema", "command", "version", "level", "margin", "runs", "failures"], Names(root));
        var run = root.GetProperty("runs")[0];
        Assert.Equal(["run", "source", "format", "metric", "compute", "points", "window", "fits", "findings"], Names(run));
        Assert.Equal(["column", "unit", "gpus"], Names(run.GetProperty("compute")));
        Assert.Equal(["read", "rejected", "excluded", "skippedEarly", "fitted"], Names(run.GetProperty("points")));
        var fit = run.GetProperty("fits")[0];
        Assert.Equal(["curve", "outcome", "parameters", "noise", "rmse", "residualSumOfSquares", "aicc", "weight"], Names(fit));
        Assert.Equal(["start", "asymptote", "efficiency", "midpoint"], Names(fit.GetProperty("parameters")));
        Assert.Equal(["estimate", "lower", "upper", "atBound", "determined", "origin"], Names(fit.GetProperty("parameters").GetProperty("start")));
        Assert.Equal(["estimate", "lower", "upper", "atBound", "determined"], Names(fit.GetProperty("parameters").GetProperty("asymptote")));
        Assert.Equal(["model", "sd", "driftShare", "correlationLength", "effectivePoints"], Names(fit.GetProperty("noise")));
        Assert.Equal(["code", "severity", "message", "advice"], Names(run.GetProperty("findings")[0]));
    }

    [Fact]
    public void AnUnboundedEndAndAMissingCriterionAreNull()
    {
        using var document = Parse(Sample.Report(Sample.Run("8b")));
        var fit = document.RootElement.GetProperty("runs")[0].GetProperty("fits")[0];
        Assert.Equal(JsonValueKind.Null, fit.GetProperty("parameters").GetProperty("asymptote").GetProperty("upper").ValueKind);
        Assert.Equal(JsonValueKind.Null, fit.GetProperty("weight").ValueKind);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WhatIsNotFiniteIsNull(double value)
    {
        var run = Sample.Run("8b") with { Curves = [Sample.Sigmoid(value) with { Noise = new NoiseEstimate("white", value, value, value, value) }] };
        using var document = Parse(Sample.Report(run));
        var fit = document.RootElement.GetProperty("runs")[0].GetProperty("fits")[0];
        Assert.Equal(JsonValueKind.Null, fit.GetProperty("rmse").ValueKind);
        Assert.Equal(JsonValueKind.Null, fit.GetProperty("noise").GetProperty("sd").ValueKind);
    }

    [Fact]
    public void OtherWindowsAreListedWhereTheyWereAskedFor()
    {
        var run = Sample.Run("8b") with { Sensitivity = [new Sensitivity(500, 10000, 21, 0.62, double.NaN, 2600, 1)] };
        using var document = Parse(Sample.Report(run) with { Options = new InferenceOptions { Sensitivity = true, Level = 0.9 } });
        Assert.Equal(0.9, document.RootElement.GetProperty("level").GetDouble());
        var window = document.RootElement.GetProperty("runs")[0].GetProperty("sensitivity")[0];
        Assert.Equal(["from", "to", "points", "asymptote", "efficiency", "midpoint", "powerAsymptote"], Names(window));
        Assert.Equal(JsonValueKind.Null, window.GetProperty("efficiency").ValueKind);
    }

    [Fact]
    public void FailuresAreListed()
    {
        using var document = Parse(Sample.Report() with { Failures = [new RunFailure(null, "y.csv", "is empty")] });
        var failure = document.RootElement.GetProperty("failures")[0];
        Assert.Equal(["run", "source", "message"], Names(failure));
        Assert.Equal("is empty", failure.GetProperty("message").GetString());
    }

    private static JsonDocument Parse(Report report)
    {
        using var writer = new StringWriter();
        JsonReport.Write(report, writer);
        Assert.EndsWith("}\n", writer.ToString(), StringComparison.Ordinal);
        return JsonDocument.Parse(writer.ToString());
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
