using System.Runtime.InteropServices;

namespace ScaleFit.Cli.Tests;

public sealed class PackageTests : IDisposable
{
    private const string Switch = "SCALEFIT_FULL";

    /// <summary>The largest size of a package of the tool. All native libraries of all systems would take 105 MB.</summary>
    private const long MostBytes = 40_000_000;

    private const string Notices = "THIRD-PARTY-NOTICES.txt";

    private const string Sources = """
        <configuration>
          <packageSources>
            <add key="local" value="packages" />
          </packageSources>
        </configuration>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-packages-").FullName;

    private string Packages => Path.Join(_folder, "packages");

    private static string Log => Path.Join(WorkFolder.Project, "samples", "bs2048-100k.csv");

    [Fact]
    public void TheToolInstallsFromItsPackageIntoAnEmptyHome()
    {
        OnlyWhenAsked();
        Pack("ScaleFit.Cli");
        Assert.All(Directory.GetFiles(Packages, "*.nupkg"), file =>
        {
            using var package = System.IO.Compression.ZipFile.OpenRead(file);
            Assert.NotNull(package.GetEntry(Notices));
            Assert.InRange(new FileInfo(file).Length, 0, MostBytes);
        });
        Run("dotnet", "tool", "install", "ScaleFit.Cli", "--tool-path", "tools", "--source", Packages);
        var outcome = Run(Path.Join(_folder, "tools", "scalefit"), "fit", Log);
        Assert.Equal(Tool.Run("fit", Log).Output, outcome.Output);
        Assert.Equal(outcome.Output, Run("dotnet", "tool", "exec", "--yes", "--source", Packages, "ScaleFit.Cli", "fit", Log).Output);
        string scalefit = Path.Join(_folder, "tools", "scalefit"), recipes = Path.Join(WorkFolder.Project, "samples", "five-recipes.csv");
        foreach (string[] arguments in (string[][])[["forecast", Log, "--at", "200k"], ["compare", recipes, "--baseline", "scalerl"], ["plot", Log, "-o", "-"]])
            Assert.Equal(Tool.Run(arguments).Output, Run(scalefit, arguments).Output);
        Run(scalefit, "report", recipes, "-o", "report.html");
        Assert.EndsWith("</html>\n", File.ReadAllText(Path.Join(_folder, "report.html")), StringComparison.Ordinal);
        Run("dotnet", "tool", "uninstall", "ScaleFit.Cli", "--tool-path", "tools");
        Assert.False(File.Exists(Path.Join(_folder, "tools", "scalefit")), "the tool is still there");
    }

    [Fact]
    public void TheSampleProgramRunsOnTheSourcesAndOnThePackageAlike()
    {
        OnlyWhenAsked();
        var expected = ChildProcess.Run("dotnet", ["run", "-c", "Release", "samples/forecast.cs", Log, "200000"], WorkFolder.Project);
        Assert.True(expected.ExitCode == 0, expected.Error);
        Assert.Matches(@"(?m)^asymptote +0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]\npass rate at 200000 +0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]\ncompute to reach 0\.6 +", expected.Output);
        var usage = ChildProcess.Run("dotnet", ["run", "-c", "Release", "samples/forecast.cs"], WorkFolder.Project);
        Assert.Equal(2, usage.ExitCode);
        Assert.StartsWith("usage: ", usage.Error, StringComparison.Ordinal);

        Pack("ScaleFit");
        string[] program = File.ReadAllLines(Path.Join(WorkFolder.Project, "samples", "forecast.cs"));
        Assert.StartsWith("#:project ", program[0], StringComparison.Ordinal);
        File.WriteAllText(Path.Join(_folder, "nuget.config"), Sources);
        File.WriteAllLines(Path.Join(_folder, "forecast.cs"), [$"#:package ScaleFit@{CommandLine.Version}", .. program[1..]]);
        Assert.Equal(expected.Output, Run("dotnet", "run", "forecast.cs", Log, "200000").Output);

        string readme = File.ReadAllText(Path.Join(WorkFolder.Project, "README.md"));
        string shown = readme.Split("```csharp\n")[1].Split("```")[0];
        File.Copy(Log, Path.Join(_folder, "runs.csv"));
        File.WriteAllText(Path.Join(_folder, "readme.cs"), $"#:package ScaleFit@{CommandLine.Version}\n{shown}");
        Assert.Matches(@"(?m)\A0\.\d+ \[0\.\d+, 0\.\d+\]\r?\n0\.\d+ \[0\.\d+, 0\.\d+\]\r?\n[\d,]+ \[[\d,]+, [\d,]+\]", Run("dotnet", "run", "readme.cs").Output);
    }

    [Fact]
    public void TheLibraryPackageCarriesItsDocumentationAndSymbols()
    {
        OnlyWhenAsked();
        Pack("ScaleFit");
        using var package = System.IO.Compression.ZipFile.OpenRead(Path.Join(Packages, $"ScaleFit.{CommandLine.Version}.nupkg"));
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Superset(new HashSet<string> { "README.md", Notices, "lib/net10.0/ScaleFit.Core.dll", "lib/net10.0/ScaleFit.Core.xml" }, files.ToHashSet());
        using var reader = new StreamReader(package.GetEntry("ScaleFit.nuspec")!.Open());
        string description = reader.ReadToEnd();
        Assert.Contains("""<license type="expression">MIT</license>""", description, StringComparison.Ordinal);
        Assert.Contains($"<releaseNotes>- **{CommandLine.Version}**", description, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(Packages, $"ScaleFit.{CommandLine.Version}.snupkg")), "there are no symbols");
    }

    [Fact]
    public void MachineCodeNeedsNoDotNetAndAnswersAlike()
    {
        OnlyWhenAsked();
        string folder = Publish(), scalefit = Path.Join(folder, "scalefit");
        Assert.Equal([Notices, "libHarfBuzzSharp.so", "libSkiaSharp.so", "scalefit"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // The whole of it: readers, inference, every output, pictures and the page, none of which may lean on code made at run time.
        foreach (string[] arguments in (string[][])[
            ["fit", Log], ["fit", Log, "--output", "json"], ["forecast", Log, "--at", "200k", "--output", "markdown"], ["backtest", Log, "--output", "csv"], ["plan", Log, "--output", "jsonl"],
            ["compare", Path.Join(WorkFolder.Project, "samples", "five-recipes.csv"), "--baseline", "scalerl"], ["plot", Log, "-o", "-"], ["inspect", Log], ["--help"]])
        {
            var expected = Tool.Run(arguments);
            var outcome = ChildProcess.Run(scalefit, arguments, _folder, variables => variables["DOTNET_ROOT"] = _folder);
            Assert.Equal((expected.ExitCode, expected.Output), (outcome.ExitCode, outcome.Output));
        }
        // Services run without standard input.
        Assert.Equal(Tool.Run("fit", Log).Output, Run("bash", "-c", "\"$0\" fit \"$1\" <&-", scalefit, Log).Output);

        string page = Path.Join(_folder, "page.html");
        Assert.Equal(ExitCode.Done, Tool.Run("report", Log, "-o", page).ExitCode);
        string written = File.ReadAllText(page);
        Run(scalefit, "report", Log, "-o", page);
        Assert.Equal(written, File.ReadAllText(page));
        foreach (string format in (string[])["png", "pdf", "webp"])
        {
            string picture = Path.Join(_folder, $"picture.{format}");
            Assert.Equal(ExitCode.Done, Tool.Run("plot", Log, "-o", picture).ExitCode);
            byte[] drawn = File.ReadAllBytes(picture);
            Run(scalefit, "plot", Log, "-o", picture);
            Assert.Equal(drawn, File.ReadAllBytes(picture));
        }
        WithoutALibraryOnlyPicturesFail(folder, scalefit);
    }

    private void WithoutALibraryOnlyPicturesFail(string folder, string scalefit)
    {
        string picture = Path.Join(_folder, "none.png");
        foreach (string name in (string[])["libSkiaSharp.so", "libHarfBuzzSharp.so"])
        {
            string library = Path.Join(folder, name);
            byte[] whole = File.ReadAllBytes(library);
            foreach (int length in (int[])[0, 100, whole.Length / 2, whole.Length - 1])
            {
                File.WriteAllBytes(library, whole[..length]);
                Refuses("incomplete");
            }
            File.Delete(library);
            Refuses("missing");
            File.WriteAllBytes(library, whole);

            void Refuses(string problem)
            {
                foreach (string[] arguments in (string[][])[["plot", Log, "-o", picture], ["fit", Log, "--plot", picture], ["report", Log, "-o", picture]])
                {
                    var outcome = ChildProcess.Run(scalefit, arguments, _folder);
                    Assert.Equal((ExitCode.Failed, ""), (outcome.ExitCode, outcome.Output));
                    string line = Assert.Single(outcome.ErrorLines);
                    Assert.Contains(problem, line, StringComparison.Ordinal);
                    Assert.Contains(Path.GetFileNameWithoutExtension(name), line, StringComparison.Ordinal);
                    Assert.False(File.Exists(picture));
                }
                Assert.Equal(Tool.Run("fit", Log).Output, Run(scalefit, "fit", Log).Output);
            }
        }
    }

    private string Publish()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "machine code for linux-x64 is made there only");
        string folder = Path.Join(_folder, "published");
        var published = ChildProcess.Run(
            "dotnet", ["publish", Path.Join("src", "ScaleFit.Cli"), "-p:PublishProfile=linux-x64", $"-p:PublishDir={folder}/", "-v", "q", "-nologo"], WorkFolder.Project);
        Assert.True(published.ExitCode == 0, $"{published.Output}{published.Error}");
        return folder;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void OnlyWhenAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Switch) == "1", $"packs and installs, which takes minutes: set {Switch}=1 to run it");

    private void Pack(string project)
    {
        var outcome = ChildProcess.Run("dotnet", ["pack", Path.Join("src", project), "-c", "Release", "-o", Packages, "-v", "q", "-nologo"], WorkFolder.Project);
        Assert.True(outcome.ExitCode == 0, $"{outcome.Output}{outcome.Error}");
    }

    /// <summary>Runs a program as somebody would who has never used .NET here.</summary>
    private Outcome Run(string program, params string[] arguments)
    {
        string home = Directory.CreateDirectory(Path.Join(_folder, "home")).FullName;
        var outcome = ChildProcess.Run(program, arguments, _folder, variables =>
        {
            foreach (string name in (string[])["HOME", "DOTNET_CLI_HOME"]) variables[name] = home;
            variables["NUGET_PACKAGES"] = Path.Join(home, "packages");
        });
        Assert.True(outcome.ExitCode == 0, $"{outcome.Output}{outcome.Error}");
        return outcome;
    }
}
