using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ScaleFit.Cli.Tests;

/// <summary>What a script learns from <c>compare --gate</c>.</summary>
public sealed partial class GateTests(PublishedTool published)
{
    private const string Gate = "compare samples/five-recipes.csv --baseline scalerl --run scalerl --gate";

    [Theory]
    [InlineData(0, $"{Gate} --run minimax-m1")]
    [InlineData(0, $"{Gate} --run minimax-m1 --rule compute@.55 --allow-inconclusive")]
    [InlineData(1, "compare samples/five-recipes.csv missing.csv --baseline scalerl --gate")]
    [InlineData(2, $"{Gate} --run dapo --rule ceiling")]
    [InlineData(3, $"{Gate} --run dapo")]
    [InlineData(3, $"{Gate} --run dapo --run minimax-m1 --rule asymptote,compute@.55")]
    [InlineData(4, $"{Gate} --run minimax-m1 --rule compute@.55")]
    [InlineData(4, $"{Gate} --run minimax-m1 --require improvement --resolution .01")]
    [InlineData(0, $"{Gate} --run minimax-m1 --rule compute@.55 --tolerance 1.6")]
    public void TheExitCodeIsTheOutcomeInProcessAndPublished(int expected, string line)
    {
        string[] words = line.Split(' ');
        var here = Tool.Run(words);
        var there = published.Run("scalefit", words);
        Assert.Equal((expected, expected), (here.ExitCode, there.ExitCode));
        Assert.Equal(here.Output, there.Output);
        Assert.Equal(here.Error, there.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu_hours,pass_rate\n")]
    [InlineData("gpu_hours,pass_rate\n1,.2\n2,.3\n")]
    [InlineData("\0\0\u0001binary")]
    [InlineData("gpu_hours,pass_rate\nx,y\nz,w\n")]
    [InlineData("gpu_hours,val_accuracy\n1,.2\n2,.3\n3,.4\n4,.45\n5,.46\n6,.47\n7,.48\n8,.48\n9,.5\n")]
    [InlineData("step,pass_rate\n1,.2\n2,.3\n3,.4\n4,.45\n5,.46\n6,.47\n7,.48\n8,.48\n9,.5\n")]
    public void ACandidateThatCannotBeUsedNeverPasses(string log)
    {
        var outcome = Tool.Run("compare", "samples/scalerl-8b.csv", WorkFolder.Write(log), "--gate", "--allow-inconclusive");
        Assert.Equal(1, outcome.ExitCode);
        Assert.NotEmpty(outcome.ErrorLines);
    }

    [Fact]
    public void AnUnusableRunBesideARegressionIsAnErrorFirst() =>
        Assert.Equal(1, Tool.Run([.. Gate.Split(' '), "--run", "dapo", "missing.csv"]).ExitCode);

    [Theory]
    [InlineData("junit", "<error")]
    [InlineData("markdown", "Gate: error")]
    [InlineData("text", "Gate: error")]
    [InlineData("json", "\"outcome\": \"error\"")]
    public void AReportOfAnEarlierDayDoesNotOutliveAnError(string format, string message)
    {
        string report = WorkFolder.Write("an earlier pass", "report");
        var outcome = Tool.Run("compare", "samples/scalerl-8b.csv", WorkFolder.Write(""), "--gate", "--output", format, "-o", report, "--plot", "nothing.svg");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, File.ReadAllText(report), StringComparison.Ordinal);
        Assert.False(File.Exists("nothing.svg"));
    }

    /// <summary>Each way to fail before a report is written, whatever the exit code.</summary>
    public static TheoryData<string, int, string> Errors => new()
    {
        { "samples/scalerl-8b.csv samples/scout-50k.csv --gate --rule ceiling", 2, "ceiling" },
        { "samples/scalerl-8b.csv samples/scout-50k.csv --gat", 2, "--gat" },
        { "samples/scalerl-8b.csv samples/scout-50k.csv --gate --baseline nobody", 2, "nobody" },
        { "samples/scalerl-8b.csv --gate", 1, "nothing is left to compare" },
        { "missing.csv samples/scout-50k.csv --gate --baseline lost", 1, "lost" },
        { "no-such-*.csv samples/scout-50k.csv --gate", 1, "no file matches" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void AnOlderReportIsReplacedByTheError(string line, int exitCode, string said)
    {
        foreach (string format in (string[])["junit", "markdown", "json", "jsonl", "csv", "text"])
        {
            string report = Path.Join(WorkFolder.Fresh(), "gate");
            Assert.Equal(0, Tool.Run([.. Gate.Split(' '), "--run", "minimax-m1", "--output", format, "-o", report]).ExitCode);
            var outcome = Tool.Run(["compare", .. line.Split(' '), "--output", format, "-o", report]);
            Assert.Equal(exitCode, outcome.ExitCode);
            string text = File.ReadAllText(report);
            Assert.DoesNotContain("pass", text.Replace("pass-rate", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains(format == "csv" ? ",error," : said, text, StringComparison.Ordinal);
            Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnErrorInTheFormatTakesTheFormatOfTheOlderReport()
    {
        string report = Path.Join(WorkFolder.Fresh(), "gate.xml");
        Tool.Run([.. Gate.Split(' '), "--run", "minimax-m1", "--output", "junit", "-o", report]);
        var outcome = Tool.Run([.. Gate.Split(' '), "--output", "junnit", "-o", report]);
        Assert.Contains($"{report} now reports this error", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Single(XDocument.Load(report).Descendants("error"));
    }

    [Theory]
    [InlineData("my notes", true)]
    [InlineData("run,gpu_hours,pass_rate\na,1,.5\n", true)]
    [InlineData("<?xml version=\"1.0\"?><testsuites><testsuite name=\"pytest\"/></testsuites>", true)]
    [InlineData("", true)]
    [InlineData("", false)]
    public void OtherFilesStay(string content, bool exists)
    {
        string path = Path.Join(WorkFolder.Fresh(), "other");
        if (exists) File.WriteAllText(path, content);
        var outcome = Tool.Run("compare", "samples/scalerl-8b.csv", "--gate", "--rule", "ceiling", "-o", path);
        Assert.Equal((2, exists), (outcome.ExitCode, File.Exists(path)));
        Assert.Equal(exists, Assert.Single(outcome.ErrorLines).EndsWith($"{path} is not a report of compare and stays unchanged", StringComparison.Ordinal));
        if (exists) Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void ItsCasesAreJUnit()
    {
        var outcome = Tool.Run([.. Gate.Split(' '), "--run", "dapo", "--run", "minimax-m1", "--output", "junit"]);
        var suite = XDocument.Parse(outcome.Output).Root!.Element("testsuite")!;
        Assert.Equal(("2", "1", "0"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("errors")));
        var failed = Assert.Single(suite.Elements("testcase"), test => test.Element("failure") is not null);
        Assert.Equal(("dapo", "asymptote"), ((string?)failed.Attribute("classname"), (string?)failed.Attribute("name")));
    }

    [Fact]
    public void NamesFromTheLogDoNoHarmInJUnit()
    {
        string log = File.ReadAllText("samples/five-recipes.csv").Replace("\ndapo,", "\n</testcase>&\u001b[31m]]>,", StringComparison.Ordinal);
        var outcome = Tool.Run("compare", WorkFolder.Write(log), "--baseline", "scalerl", "--gate", "--output", "junit");
        Assert.Contains("</testcase>&[31m]]>", XDocument.Parse(outcome.Output).Descendants("testcase").Select(test => (string?)test.Attribute("classname")));
    }

    [Fact]
    public void TheSummaryIsAppendedWhereContinuousIntegrationWantsIt()
    {
        string summary = WorkFolder.Write("before\n", "summary.md");
        var outcome = published.Run("scalefit", [.. Gate.Split(' '), "--run", "dapo", "--summary"], summary: summary);
        Assert.Equal(3, outcome.ExitCode);
        string text = File.ReadAllText(summary);
        Assert.StartsWith("before\n\n**Gate: regression.", text, StringComparison.Ordinal);
        Assert.Contains("<details>", text, StringComparison.Ordinal);
    }

    /// <summary>The script of the README, on two runs.</summary>
    [Theory]
    [InlineData("scalerl", "minimax-m1", 0, "no relevant loss")]
    [InlineData("scalerl", "grpo", 1, "worse")]
    [InlineData("magistral", "dapo", 1, "not enough")]
    public void TheScriptOfTheReadmeDistinguishesOutcomes(string baseline, string candidate, int expected, string message)
    {
        string readme = File.ReadAllText(Path.Join(WorkFolder.Project, "README.md")).ReplaceLineEndings("\n");
        string script = Assert.Single(Script().Matches(readme).Select(match => match.Groups[1].Value));
        string folder = WorkFolder.Fresh();
        string[] rows = File.ReadAllLines("samples/five-recipes.csv");
        foreach (var (file, run) in (ReadOnlySpan<(string, string)>)[("baseline.csv", baseline), ("candidate.csv", candidate)])
            File.WriteAllLines(Path.Join(folder, file), rows.Where((row, i) => i == 0 || row.StartsWith($"{run},", StringComparison.Ordinal)));
        File.WriteAllText(Path.Join(folder, "gate.sh"), script);
        var outcome = published.Run("bash", ["gate.sh"], folder);
        Assert.Equal(expected, outcome.ExitCode);
        Assert.Contains(message, outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(folder, "comparison.md")));
    }

    /// <summary>The steps of the README's workflow that the shell runs, on two runs. The packages are tested where they are made.</summary>
    [Theory]
    [InlineData("minimax-m1", 0)]
    [InlineData("grpo", 3)]
    public void TheStepsOfTheReadmesWorkflowRun(string candidate, int expected)
    {
        string readme = File.ReadAllText(Path.Join(WorkFolder.Project, "README.md")).ReplaceLineEndings("\n");
        string workflow = Assert.Single(Workflow().Matches(readme).Select(match => match.Groups[1].Value));
        string[] steps = [.. workflow.Split('\n').Where(line => line.Contains("- run: ", StringComparison.Ordinal)).Select(line => line.Split("- run: ")[1])];
        Assert.Contains("dotnet tool install --global ScaleFit.Cli --source artifacts", steps[0], StringComparison.Ordinal);
        Assert.Contains("-o artifacts", readme, StringComparison.Ordinal);
        string folder = WorkFolder.Fresh(), summary = Path.Join(folder, "summary.md");
        string[] rows = File.ReadAllLines("samples/five-recipes.csv");
        foreach (var (file, run) in (ReadOnlySpan<(string, string)>)[("main.csv", "scalerl"), ("branch.csv", candidate)])
            File.WriteAllLines(Path.Join(folder, file), rows.Where((row, i) => i == 0 || row.StartsWith($"{run},", StringComparison.Ordinal)));
        var outcome = published.Run("bash", ["-e", "-o", "pipefail", "-c", string.Join('\n', steps[1..])], folder, summary);
        Assert.Equal((expected, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(2, XDocument.Load(Path.Join(folder, "gate.xml")).Descendants("testcase").Count());
        Assert.StartsWith("**Gate: ", File.ReadAllText(summary), StringComparison.Ordinal);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Workflow();

    [GeneratedRegex("```bash\n(#!/usr/bin/env bash\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();

    [Fact]
    public void APassRateBeforeTheFittedEvaluationsIsInconclusive()
    {
        var outcome = Tool.Run([.. Gate.Split(' '), "--run", "minimax-m1", "--rule", "pass-rate@1400"]);
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("before the fitted evaluations", outcome.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsThatCannotBeReadReplaceAnOlderReport()
    {
        string line = Tool.Run("fit", "samples/academic-50.csv", "--curve", "sigmoid", "--output", "jsonl").Output;
        string twice = WorkFolder.Write(line + line, "all.jsonl"), report = WorkFolder.Write("Gate: pass.", "gate.json");
        Assert.Equal(1, Tool.Run("compare", twice, "--baseline", "academic-50", "--gate", "--output", "json", "-o", report).ExitCode);
        Assert.Contains("\"outcome\": \"error\"", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whole", "", 3, "the candidate collapses.")]
    [InlineData("whole", " --common", 4, "collapses beyond the common compute")]
    [InlineData("whole", " --until 9k --resolution 0.1", 4, "collapses beyond --until")]
    [InlineData("without numbers from the collapse on", "", 4, "has the finding evaluations-stop")]
    [InlineData("best so far", "", 4, "has the finding never-falls")]
    public void ACollapseThatIsNotShownDoesNotPass(string what, string option, int exitCode, string message)
    {
        string folder = WorkFolder.Fresh(), baseline = Path.Join(folder, "baseline.csv"), candidate = Path.Join(folder, "candidate.csv");
        Tool.Run("simulate", "--name", "base", "--until", option.Length > 0 ? "10k" : "16k", "--quiet", "-o", baseline);
        Tool.Run("simulate", "--name", "new", "--until", "16k", "--collapse", "10k", "--seed", "2", "--quiet", "-o", candidate);
        double best = 0;
        File.WriteAllLines(candidate, File.ReadAllLines(candidate).Select((line, i) =>
        {
            if (i == 0 || what == "whole") return line;
            string[] cells = line.Split(',');
            if (what == "best so far") return $"{cells[0]},{cells[1]},{(best = Math.Max(best, double.Parse(cells[2], CultureInfo.InvariantCulture))).ToString(CultureInfo.InvariantCulture)}";
            return double.Parse(cells[1], CultureInfo.InvariantCulture) > 10_300 ? $"{cells[0]},{cells[1]},NaN" : line;
        }));
        var outcome = Tool.Run(["compare", baseline, candidate, "--gate", "--rule", "asymptote", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(message, outcome.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void ACopyOfTheBaselineDoesNotPass()
    {
        string copy = WorkFolder.Write(File.ReadAllText("samples/academic-50.csv").Replace("academic-50", "copy", StringComparison.Ordinal), "copy.csv");
        var outcome = Tool.Run("compare", "samples/academic-50.csv", copy, "--gate");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("the same evaluations", outcome.Error, StringComparison.Ordinal);
    }
}
