using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Tests;

public sealed class PictureTests
{
    [Theory]
    [InlineData("fit samples/academic-50.csv")]
    [InlineData("forecast samples/academic-50.csv --at 100")]
    [InlineData("backtest samples/academic-50.csv")]
    public void AReportStaysTheSameBesideItsPicture(string command)
    {
        string path = Path.Join(WorkFolder.Fresh(), "picture.svg");
        var (with, without) = (ShellLine.Run($"scalefit {command} --plot {path}"), ShellLine.Run($"scalefit {command}"));
        Assert.Equal((0, without.Output, without.Error), (with.ExitCode, with.Output, with.Error));
        Assert.StartsWith("<svg ", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.EndsWith("</svg>\n", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void ThePictureOfAForecastIsTheSameFromPlot()
    {
        string path = Path.Join(WorkFolder.Fresh(), "picture.svg");
        Assert.Equal(0, Tool.Run("forecast", "samples/academic-50.csv", "--at", "100", "--plot", path).ExitCode);
        Assert.Equal(Tool.Run("plot", "samples/academic-50.csv", "--at", "100").Output, File.ReadAllText(path));
    }

    [Fact]
    public void WidthHeightThemeAndScaleAreObeyed()
    {
        string svg = Tool.Run("plot", "samples/academic-50.csv", "--width", "500", "--height", "400", "--theme", "dark", "--scale", "linear").Output;
        var picture = XDocument.Parse(svg).Root!;
        Assert.Equal(("500", "400", "0 0 500 400"), ((string?)picture.Attribute("width"), (string?)picture.Attribute("height"), (string?)picture.Attribute("viewBox")));
        Assert.Contains($"fill=\"{ChartTheme.Dark.Background}\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">10</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">10</text>", Tool.Run("plot", "samples/academic-50.csv", "--width", "500").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("png", "\u0089PNG")]
    [InlineData("pdf", "%PDF")]
    public void PixelsAndPagesGoThroughTheConverter(string format, string magic)
    {
        string path = Path.Join(WorkFolder.Fresh(), $"picture.{format}");
        var outcome = Tool.Run("plot", "samples/academic-50.csv", "-o", path);
        if (outcome.Error.Contains("librsvg2-bin", StringComparison.Ordinal))
        {
            Assert.Equal(1, outcome.ExitCode);
            Assert.False(File.Exists(path));
            if (Environment.GetEnvironmentVariable("SCALEFIT_REQUIRE_SHARED") == "1") Assert.Fail(outcome.Error);
            Assert.Skip(outcome.Error);
        }
        Assert.Equal((0, "", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
        Assert.StartsWith(magic, Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFolderIsReportedInOneLine()
    {
        var outcome = Tool.Run("plot", "samples/academic-50.csv", "-o", "no/such/folder.svg");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("scalefit: no/such/folder.svg cannot be written: the folder ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void APictureNeverOverwritesALog()
    {
        string path = WorkFolder.Write(File.ReadAllText("samples/academic-50.csv"), "log.svg");
        var outcome = Tool.Run("fit", path, "--plot", path);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("would overwrite the input", outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith("run,", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void ForecastsOfSeveralRunsAreDrawn()
    {
        string file = Path.Join(WorkFolder.Fresh(), "runs.svg");
        Assert.Equal(0, Tool.Run("plot", "samples/five-recipes.csv", "--at", "100k", "-o", file).ExitCode);
        Assert.Contains("Diamonds: forecasts", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/five-recipes.csv --kind leave-one-out", "one asymptote")]
    [InlineData("COLLAPSED --kind residuals", "falls at the end")]
    public void WhatWouldMisleadIsNotDrawn(string line, string message)
    {
        string folder = WorkFolder.Fresh(), collapsed = Path.Join(folder, "run.csv"), file = Path.Join(folder, "none.svg");
        Tool.Run("simulate", "--collapse", "9000", "-o", collapsed);
        var outcome = Tool.Run(["plot", .. line.Replace("COLLAPSED", collapsed, StringComparison.Ordinal).Split(' '), "-o", file]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void ComputeOfAnySizeIsDrawn()
    {
        string[] rows = ["flops,run,pass_rate", .. Enumerable.Range(0, 2).SelectMany(run => Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{i}e22,r{run},{0.6 - 0.4 / (1 + Math.Pow(i / 9.0, 14 + run)):0.0000}")))];
        string log = WorkFolder.Write(string.Join('\n', rows)), page = Path.Join(WorkFolder.Fresh(), "page.html");
        string svg = Path.ChangeExtension(page, ".svg");
        Assert.Equal(0, Tool.Run("report", log, "-o", page).ExitCode);
        Assert.Equal(0, Tool.Run("plot", log, "--run", "r0", "--at", "1.7e308", "-o", svg).ExitCode);
        foreach (string file in (string[])[page, svg])
        {
            string[] paths = [.. Regex.Matches(File.ReadAllText(file), " d=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
            Assert.NotEmpty(paths);
            // Letters are commands. A coordinate that is not finite would be NaN or ∞.
            Assert.All(paths, path => Assert.Matches("^[-0-9., MLHVhvlmZz]*$", path));
        }
    }
}
