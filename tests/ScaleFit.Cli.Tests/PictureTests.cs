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
        Assert.Contains($"fill=\"{ChartTheme.Dark.Background}\"", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("10", Texts(svg));
        Assert.Contains("10", Texts(Tool.Run("plot", "samples/academic-50.csv", "--width", "500").Output));

        static IEnumerable<string> Texts(string svg) => XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim());
    }

    [Theory]
    [InlineData("png", "\u0089PNG")]
    [InlineData("pdf", "%PDF")]
    [InlineData("webp", "RIFF")]
    [InlineData("jpg", "\u00ff\u00d8\u00ff")]
    [InlineData("SVG", "<svg ")]
    public void TheEndingOfTheFileNamesTheFormat(string format, string magic)
    {
        string path = Path.Join(WorkFolder.Fresh(), $"picture.{format}");
        var outcome = Tool.Run("plot", "samples/academic-50.csv", "-o", path);
        Assert.Equal((0, "", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
        Assert.StartsWith(magic, Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void TitleLabelRangeAndFontSizeAreObeyed()
    {
        string svg = Tool.Run("plot", "samples/five-recipes.csv", "--title", "A <b> & C", "--label", "dapo=DAPO", "--x-range", "2k,8k", "--font-size", "14").Output;
        var picture = XDocument.Parse(svg);
        string[] texts = [.. picture.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];
        Assert.Contains("A <b> & C", texts);
        Assert.Contains(texts, text => text.StartsWith("DAPO", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.StartsWith("dapo", StringComparison.Ordinal));
        Assert.Contains("5k", texts);
        Assert.DoesNotContain("10k", texts);
        Assert.Contains(picture.Descendants(), e => (string?)e.Attribute("font-size") == "14");
    }

    [Theory]
    [InlineData("column", 1003)]
    [InlineData("page", 2125)]
    public void SizesOfPapersHave300DotsPerInch(string size, int width)
    {
        string path = Path.Join(WorkFolder.Fresh(), "picture.png");
        Assert.Equal(0, Tool.Run("plot", "samples/academic-50.csv", "--size", size, "-o", path).ExitCode);
        byte[] png = File.ReadAllBytes(path);
        Assert.Equal(width, (png[18] << 8) + png[19]);
    }

    [Fact]
    public void TheDataOfAPlotAreWritten()
    {
        string folder = WorkFolder.Fresh(), data = Path.Join(folder, "data.csv");
        Assert.Equal(0, Tool.Run("fit", "samples/academic-50.csv", "--plot", Path.Join(folder, "x.svg"), "--data", data).ExitCode);
        string[] lines = File.ReadAllLines(data);
        Assert.Equal("panel,kind,name,x,y,lower,upper", lines[0]);
        // One point of the log is its last line.
        string[] last = File.ReadLines("samples/academic-50.csv").Last().Split(',');
        Assert.Contains(lines, line => line.StartsWith($"1,point,fitted,{last[1]},{last[2].TrimEnd('0')},", StringComparison.Ordinal));
        Assert.Equal(160, lines.Count(line => line.StartsWith("1,line,sigmoid,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--width 9000 --height 9000", "27000 by 27000 pixels")]
    public void AHugePictureIsRefusedAndLeavesNoFile(string options, string found)
    {
        string path = Path.Join(WorkFolder.Fresh(), "picture.png");
        var outcome = Tool.Run(["plot", "samples/academic-50.csv", "--scale-factor", "3", .. options.Split(' '), "-o", path]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(found, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void ACharacterThatNoFontHasIsReportedOnce()
    {
        string log = WorkFolder.Write(File.ReadAllText("samples/academic-50.csv").Replace("academic-50,", "\ue123\ue124,", StringComparison.Ordinal), "log.csv"), path = Path.Join(WorkFolder.Fresh(), "picture.png");
        var outcome = Tool.Run("plot", log, "-o", path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("no font has 2 characters of the plot, such as U+E123", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
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
            // Paths are in the pictures; the chart library of the page has texts that look like them.
            string[] paths = [.. Regex.Matches(File.ReadAllText(file), "<path [^>]* d=\"([^\"]*)\"/>").Select(match => match.Groups[1].Value)];
            Assert.NotEmpty(paths);
            // Letters are commands. A coordinate that is not finite would be NaN or ∞.
            Assert.All(paths, path => Assert.Matches("^[-0-9., MLCQZe]*$", path));
        }
    }
}
