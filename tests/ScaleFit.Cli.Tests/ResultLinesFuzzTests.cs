using System.Globalization;

namespace ScaleFit.Cli.Tests;

/// <summary>Tests of damaged and invented lines of results as input.</summary>
public sealed class ResultLinesFuzzTests
{
    private const int Few = 4000;

    private const int Many = 100_000;

    private const int MostLines = 12;

    private static readonly string[] Words =
    [
        "null", "true", "0", "-1", "1", "1e308", "-1e308", "1e400", "1e-320", "\"\"", "\"x\"", "\"NaN\"", "[]", "{}", "[null]", "[0]", "[[]]", "{\"run\":null}", "\"sigmoid\"", "\"power\"", "\"gpu-hours\"", "\"warning\"", "99999999999",
    ];

    [Fact]
    public void NoDamagedResultBreaksTheTool() => Search(Environment.GetEnvironmentVariable("SCALEFIT_FULL") == "1" ? Many : Few);

    private static void Search(int inputs)
    {
        string[] lines =
        [
            .. Lines("fit", "samples/academic-50.csv"), .. Lines("fit", "samples/academic-50.csv", "--sensitivity"), .. Lines("fit", "missing.csv"),
            .. Lines("forecast", "samples/academic-50.csv", "--at", "100", "--target", ".6", "--price", "2"), .. Lines("backtest", "samples/academic-50.csv"), .. Lines("plan", "samples/academic-50.csv", "--precision", ".02"),
        ];
        var random = new Random(3);
        int read = 0;
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < inputs; i++)
        {
            string line = lines[random.Next(lines.Length)];
            for (int left = random.Next(1, 4); left > 0; left--) line = Damaged(line, random);
            string output = One(["json", "text", "csv", "markdown"], random);
            try
            {
                var outcome = Tool.Fed(line + "\n", "report", "-", "--output", output, "-o", "-");
                bool isReported = outcome.ErrorLines.Length <= MostLines && (outcome.ExitCode == 0 || outcome.ErrorLines.Length > 0) && !outcome.ErrorLines.Any(told => told.Any(char.IsControl));
                if (outcome.ExitCode is < 0 or > 2 || !isReported) faults.TryAdd($"exit {outcome.ExitCode}", $"{i}: exit {outcome.ExitCode}: {outcome.Error}\n{line}");
                if (outcome.ExitCode == 0) read++;
            }
            catch (Exception e)
            {
                string[] own = [.. (e.StackTrace ?? "").Split('\n').Where(frame => frame.Contains("ScaleFit.", StringComparison.Ordinal)).Take(3).Select(frame => frame.Trim())];
                faults.TryAdd($"{e.GetType().Name} {own.FirstOrDefault()}", $"{i}: {output}: {e.GetType().Name}: {e.Message} {string.Join(" < ", own)}\n{line}");
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs} results, {read} read"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Values));
        Assert.InRange(read, 1, inputs - 1);
    }

    private static string[] Lines(params string[] line) => Tool.Run([.. line, "--noise", "white", "--output", "jsonl"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Changes a value, a key or a character, or removes a piece.</summary>
    private static string Damaged(string line, Random random)
    {
        int at = random.Next(line.Length);
        int colon = line.IndexOf(':', at), end = colon < 0 ? -1 : line.AsSpan(colon).IndexOfAny(",}]") + colon;
        switch (random.Next(6))
        {
            case 0 or 1 or 2 when end > colon:
                return $"{line[..(colon + 1)]}{One(Words, random)}{line[end..]}";
            case 3 when line.LastIndexOf('"', at) is > 0 and var quote:
                return $"{line[..quote]}x{line[quote..]}";
            case 4:
                return line.Remove(at, Math.Min(line.Length - at, random.Next(30)));
            default:
                char[] characters = line.ToCharArray();
                characters[at] = (char)random.Next(32, 127);
                return new string(characters);
        }
    }

    private static string One(string[] words, Random random) => words[random.Next(words.Length)];
}
