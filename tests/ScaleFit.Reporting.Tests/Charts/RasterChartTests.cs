using ScaleFit.Reporting.Charts;

namespace ScaleFit.Reporting.Tests.Charts;

public sealed class RasterChartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-").FullName;

    [Fact]
    public void AConverterIsTakenFromThePathAlone()
    {
        string program = Program("printf '%%PDF'; cat > /dev/null");
        Assert.Equal("%PDF"u8.ToArray(), RasterChart.Find($"/no/such/folder{Path.PathSeparator}{Path.GetDirectoryName(program)}").Convert("<svg/>", "pdf"));
        // An empty entry and a relative one mean the current directory to a shell.
        foreach (string path in (string[])["", ":", ".", "bin:./bin"])
            Assert.Contains("librsvg2-bin", Assert.Throws<IOException>(() => RasterChart.Find(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoProgramIsPassedOver()
    {
        File.WriteAllText(Path.Join(_folder, "rsvg-convert"), "text");
        Assert.Throws<IOException>(() => RasterChart.Find(_folder));
    }

    [Theory]
    [InlineData("cat > /dev/null; echo no fonts >&2; exit 3", "rsvg-convert failed (no fonts): write a .svg file instead")]
    [InlineData("exit 3", "rsvg-convert failed (): write a .svg file instead")]
    [InlineData("cat > /dev/null; echo hello", "rsvg-convert wrote no png: write a .svg file instead")]
    [InlineData("cat > /dev/null", "rsvg-convert wrote no png: write a .svg file instead")]
    public void WhatIsNoPictureIsRefused(string script, string message) =>
        Assert.Equal(message, Assert.Throws<IOException>(() => RasterChart.Find(Path.GetDirectoryName(Program(script))!).Convert(new string('x', 1_000_000), "png")).Message);

    [Fact]
    public void AConverterThatHangsIsStoppedWithWhatItStarted()
    {
        string mark = Path.Join(_folder, "pid"), program = Program($"sleep 600 & echo $! > '{mark}.part'; mv '{mark}.part' '{mark}'; wait");
        // A busy machine may need longer than the limit to start the shell. The limit doubles until the shell has written the id of its child.
        for (var limit = TimeSpan.FromSeconds(1); !File.Exists(mark) && limit < TimeSpan.FromMinutes(2); limit *= 2)
            Assert.Contains("ScaleFit stopped it", Assert.Throws<IOException>(() => new RasterChart(program) { Limit = limit }.Convert("<svg/>", "png")).Message, StringComparison.Ordinal);
        string child = $"/proc/{File.ReadAllText(mark).Trim()}/stat";
        Assert.True(SpinWait.SpinUntil(() => HasEnded(child), TimeSpan.FromMinutes(1)), "the child of the converter is still running");
    }

    /// <summary>Whether a process has ended, including a zombie without a waiting parent.</summary>
    private static bool HasEnded(string status)
    {
        try
        {
            return File.ReadAllText(status).Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    [Fact]
    public void AProgramThatCannotStartIsNotCalledMissing()
    {
        string file = Program("");
        File.WriteAllBytes(file, [0x7f, 0x45, 0x4c, 0x46]);
        Assert.Contains("cannot be started", Assert.Throws<IOException>(() => new RasterChart(file).Convert("<svg/>", "png")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Program(string script)
    {
        if (OperatingSystem.IsWindows()) throw Xunit.Sdk.SkipException.ForSkip("needs a shell");
        string file = Path.Join(Directory.CreateDirectory(Path.Join(_folder, "bin")).FullName, "rsvg-convert");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
