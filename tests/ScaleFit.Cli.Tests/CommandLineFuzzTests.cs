using System.Globalization;

namespace ScaleFit.Cli.Tests;

/// <summary>Command lines that nobody would write, of words that the tool knows and of words that it does not.</summary>
public sealed class CommandLineFuzzTests
{
    private const int Few = 5000;

    private const long Many = 1_000_000;

    /// <summary>Each run that fails is a line, and the log may be taken for one that holds a run a row.</summary>
    private const int MostLines = 100;

    private const int MostKept = 2000;

    /// <summary>How many command lines the long run tries; a million without it.</summary>
    private const string Count = "SCALEFIT_FUZZ_INPUTS";

    private static readonly string[] Commands = ["fit", "forecast", "backtest", "plan", "compare", "plot", "report", "inspect", "simulate", "completion", "Fit", "help", ""];

    private static readonly string[] Options =
    [
        "--format", "--metric", "--compute", "--unit", "--gpus", "--step-time", "--training-time", "--run-column", "--recipe-column", "--run", "--shard", "--trials", "--standard-error", "--stderr", "--percent", "--rescale",
        "--skip-early", "--from", "--until", "--start", "--curve", "--noise", "--level", "--margin", "--at", "--target", "--price", "--precision", "--baseline", "--gate", "--rule", "--tolerance",
        "--resolution", "--require", "--allow-inconclusive", "--common", "--summary", "--output", "-o", "--plot", "--width", "--height", "--theme", "--kind", "--linear", "--no-plot", "--no-picture", "--quiet", "-q", "--no-color",
        "--seed", "--sensitivity", "--asymptote", "--efficiency", "--midpoint", "--sd", "--every", "--runs", "--recipe", "--help", "-h", "-?", "/?", "--version", "--outptu", "-x", "--", "-O", "--output=json", "-o:out.txt",
    ];

    private static readonly string[] Values =
    [
        "8k", "1.5k", "2M", "1e5", "0", "-1", "1e400", "NaN", "Infinity", "1,5", ".6", "60%", "101%", "1", ".95", "95", "1/2", "2/1", "0/0", "1/0", "1,-1", "-1,1", "-1e308,1e308", "99999999999999999999", "1e-320", "5", "7",
        "csv", "jsonl", "json", "text", "markdown", "html", "junit", "verl", "sigmoid", "power", "both", "drift", "white", "auto", "free", "none", "steps", "gpu-hours", "seconds", "dark", "light", "forest", "residuals", "leave-one-out",
        "asymptote", "pass-rate@8k", "compute@.6", "pass-rate@", "compute@2", "@", "improvement", "no-regression", "a:.6,1.9,2542", ":.6,1,1", "a:.6", "bash", "zsh", "pwsh", "gpu_hours", "pass_rate", "run", "a", "b",
        "", " ", "p*", "?", "[", "]", "\\", "\n", "\u001b[31m", "\u202e", "é", "'", "\"", "@file", "@", "[suggest:3]", "[suggest]", "[diagram]", "[env:A=1]", "%s", "${x}", "--", "-",
        new('x', 5000), "out.txt", "out.svg", "no/such/out.txt", "logs", "log.csv", "one.csv", "none.csv", "log.csv", "logs/*.csv", "nothing/*.csv",
    ];

    /// <summary>Lines that work, to begin from.</summary>
    private static readonly string[] Working =
    [
        "fit log.csv", "fit log.csv --sensitivity --output json", "forecast log.csv --at 8k --target .6", "backtest log.csv --until 5", "plan log.csv --precision .1", "plot log.csv -o out.svg",
        "compare log.csv --baseline a", "compare log.csv --baseline a --gate", "compare worse.csv --baseline a --gate --rule pass-rate@18", "compare log.csv --baseline b --gate --rule asymptote,pass-rate@7 --tolerance .1", "report log.csv -o -", "inspect log.csv",
        "simulate --until 300 --seed 5", "completion bash",
    ];

    [Fact]
    public void NoCommandLineOfFiveThousandBreaksTheTool() => Search(Few, 1);

    [Fact]
    public void NoCommandLineOfAMillionBreaksTheTool()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SCALEFIT_FULL") == "1", "takes an hour: set SCALEFIT_FULL=1 to run it");
        Search(Environment.GetEnvironmentVariable(Count) is { Length: > 0 } count ? long.Parse(count, CultureInfo.InvariantCulture) : Many, 2);
    }

    private static void Search(long inputs, int seed)
    {
        var random = new Random(seed);
        string folder = Folder(seed);
        List<string[]> kept = [.. Working.Select(line => line.Split(' '))], working = [.. kept];
        var known = new HashSet<string>(StringComparer.Ordinal);
        var codes = new int[5];
        for (long i = 0; i < inputs; i++)
        {
            string[] line = i < Working.Length ? working[(int)i] : [.. random.Next(4) switch { 0 => Drawn(random), 1 => Changed(kept[random.Next(kept.Count)], random), _ => Changed(working[random.Next(working.Count)], random) }];
            string[] before = Entries(folder);
            Outcome outcome;
            try
            {
                outcome = Tool.Fed("run,gpu_hours,pass_rate\na,1,.5\n", [.. line.Select(word => Inside(word, folder))]);
            }
            catch (Exception e)
            {
                Assert.Fail($"{i}: {Shown(line)}: {e}");
                throw;
            }
            if (Fault(outcome) is { } fault) Assert.Fail($"{i}: {Shown(line)}: {fault}\nexit {outcome.ExitCode}\n{outcome.Error}");
            if (outcome.ExitCode == ExitCode.Usage) Assert.Equal(before, Entries(folder));
            else Assert.DoesNotContain(Entries(folder), path => Path.GetFileName(path).StartsWith('.'));
            codes[outcome.ExitCode]++;
            string signature = $"{outcome.ExitCode} {string.Concat((outcome.ErrorLines.FirstOrDefault() ?? "").Where(c => char.IsLetter(c) || c == ' '))}";
            if (known.Count == MostKept || !known.Add(signature)) continue;
            kept.Add(line);
            if (outcome.ExitCode != ExitCode.Usage) working.Add(line);
        }
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs} command lines, {known.Count} outcomes, exit codes 0 to 4: {string.Join(", ", codes)}"));
        Assert.True(codes[..3].All(count => count > 0), "some exit code was never seen");
    }

    /// <summary>A log that is refused soon or fitted soon: the words are on trial, not the fits. The shares of logs follow from their paths, so that the folder has the same name in every run.</summary>
    private static string Folder(int seed)
    {
        string folder = Directory.CreateDirectory(string.Create(CultureInfo.InvariantCulture, $"command-lines-{seed}")).Name;
        string rows = string.Concat(Enumerable.Range(1, 14).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "a" : "b")},{i},.{20 + i}\n")));
        File.WriteAllText(Path.Join(folder, "log.csv"), "run,gpu_hours,pass_rate\n" + rows);
        string worse = string.Concat(Enumerable.Range(1, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"a,{i},{Rising(0.5, i):F4}\nb,{i},{Rising(0.2, i):F4}\n")));
        File.WriteAllText(Path.Join(folder, "worse.csv"), "run,gpu_hours,pass_rate\n" + worse);
        File.WriteAllText(Path.Join(folder, "one.csv"), "run,gpu_hours,pass_rate\na,1,.5\n");
        Directory.CreateDirectory(Path.Join(folder, "logs"));
        File.Copy(Path.Join(folder, "log.csv"), Path.Join(folder, "logs", "log.csv"));
        return folder;
    }

    /// <summary>What a folder holds; a file system may list it in any order.</summary>
    private static string[] Entries(string folder) => [.. Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal)];

    private static double Rising(double gain, int step) => 0.1 + gain * step / (step + 5.0) + 0.004 * (step % 3 - 1);

    private static string Inside(string word, string folder) =>
        word.StartsWith("-o:", StringComparison.Ordinal) ? $"-o:{Inside(word[3..], folder)}"
        : word is "logs" or "p*" or "?" || word.Contains(".csv", StringComparison.Ordinal) || word.Contains("out.", StringComparison.Ordinal) ? Path.Join(folder, word)
        : word;

    private static List<string> Drawn(Random random)
    {
        var line = new List<string>();
        if (random.Next(20) > 0) line.Add(One(Commands, random));
        if (random.Next(4) > 0) line.Add(random.Next(3) == 0 ? "one.csv" : "log.csv");
        for (int left = random.Next(6); left > 0; left--)
        {
            line.Add(One(Options, random));
            if (random.Next(5) > 0) line.Add(One(Values, random));
        }
        return line;
    }

    private static List<string> Changed(string[] line, Random random)
    {
        List<string> words = [.. line];
        for (int left = random.Next(1, 3); left > 0; left--)
        {
            string word = random.Next(2) == 0 ? One(Options, random) : One(Values, random);
            if (words.Count == 0 || random.Next(3) == 0) words.Insert(random.Next(words.Count + 1), word);
            else if (random.Next(2) == 0) words[random.Next(words.Count)] = word;
            else words.RemoveAt(random.Next(words.Count));
        }
        return words;
    }

    private static string One(string[] words, Random random) => words[random.Next(words.Length)];

    private static string Shown(string[] line) => string.Join(' ', line.Select(word => $"[{(word.Length > 40 ? word[..40] : word)}]"));

    private static string? Fault(Outcome outcome) =>
        outcome.ExitCode is < 0 or > 4 ? "an exit code that is not documented"
        : outcome.ErrorLines.Length > MostLines ? "too many lines"
        : outcome.ErrorLines.FirstOrDefault(line => !line.StartsWith("scalefit: ", StringComparison.Ordinal) || line.Any(char.IsControl) || line.Contains("   at ", StringComparison.Ordinal)) is { } odd ? $"odd: {odd}"
        : outcome.ExitCode == ExitCode.Usage && (outcome.Output.Length > 0 || outcome.ErrorLines.Length == 0) ? "a usage error that is not told, or with a result"
        : outcome.ExitCode == ExitCode.Failed && outcome.ErrorLines.Length == 0 ? "silence"
        : null;
}
