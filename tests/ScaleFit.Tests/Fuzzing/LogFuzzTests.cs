using System.Diagnostics;
using System.Globalization;
using ScaleFit.Tests.Coverage;

namespace ScaleFit.Tests.Fuzzing;

/// <summary>
/// Mutations of logs. Those that come to something new are kept and mutated further, so that the search goes where the readers have branches.
/// </summary>
public class LogFuzzTests
{
    private const int Few = 20_000;

    private const long Many = 1_000_000;

    private const int FitsOneIn = 4;

    /// <summary>How many inputs the long run tries; a million without it.</summary>
    private const string Count = "SCALEFIT_FUZZ_INPUTS";

    /// <summary>A search from another place; 1 without it.</summary>
    private const string Seed = "SCALEFIT_FUZZ_SEED";

    /// <summary>Kept inputs beyond so many take the places of older ones.</summary>
    private const int MostKept = 4000;

    /// <summary>Finds what hangs, in the long run only. A trial that does not hang takes milliseconds.</summary>
    private static readonly TimeSpan LongestTrial = TimeSpan.FromSeconds(20);

    [Fact]
    public void NoInputOfTwentyThousandBreaksAReader() => AssertNone(Search(Few, 1, longest: 1 << 13, slowest: null));

    [Fact]
    public void NoInputOfAMillionBreaksAReader()
    {
        FullStudy.OnlyWhenAsked();
        AssertNone(Search(Given(Count, Many), (int)Given(Seed, 1), longest: 1 << 16, LongestTrial));
    }

    /// <summary>Tries inputs; says of each that breaks something how, and what it is.</summary>
    private static List<string> Search(long inputs, int seed, int longest, TimeSpan? slowest)
    {
        var random = new Random(seed);
        var seeds = FuzzSeeds.All(longest);
        var mutator = new Mutator(random, seeds);
        List<FuzzInput> kept = [.. seeds], fertile = [.. seeds];
        var known = new HashSet<string>(StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        long fitted = 0, refused = 0;
        for (long i = 0; i < inputs; i++)
        {
            if (i > 0 && i % 100_000 == 0) Report(i);
            var input = i < seeds.Count ? seeds[(int)i] : Next();
            long begin = Stopwatch.GetTimestamp();
            try
            {
                var (signature, runs) = ReadingOracle.Read(input, inspects: slowest is not null || i % 4 == 0);
                if (runs.Count == 0) refused++;
                if (known.Add(signature))
                {
                    if (kept.Count < MostKept) kept.Add(input);
                    else kept[random.Next(seeds.Count, MostKept)] = input;
                    if (runs.Count > 0) fertile.Add(input);
                    if (known.Count % FitsOneIn == 0) fitted += ReadingOracle.Fit(runs);
                }
                else if (slowest is not null && i % 100 == 0)
                {
                    fitted += ReadingOracle.Fit(runs);
                }
                if (Stopwatch.GetElapsedTime(begin) > slowest) faults.TryAdd($"slow {signature}", $"{i}: {Stopwatch.GetElapsedTime(begin)}: {input}");
            }
            catch (Exception e)
            {
                string[] trace = (e.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries);
                string where = string.Join(" < ", trace.Where(line => !line.Contains("Xunit", StringComparison.Ordinal)).Take(6));
                faults.TryAdd($"{e.GetType().Name} {where}", $"{i}: {e.GetType().Name}: {e.Message} {where}\n{input}");
            }
        }
        Report(inputs);
        return [.. faults.Values];

        void Report(long tried) => TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tried} inputs, {refused} refused, {known.Count} outcomes, {kept.Count} kept, {fitted} runs fitted, {faults.Count} faults"));

        FuzzInput Next()
        {
            // Logs that are still read lead further more often than refused ones, what was found last more often than what was mutated many times
            // before; and short logs are read sooner.
            var parents = random.Next(2) == 0 ? kept : fertile;
            int from = random.Next(3) == 0 ? Math.Max(0, parents.Count - 50) : 0;
            FuzzInput one = parents[random.Next(from, parents.Count)], other = parents[random.Next(from, parents.Count)];
            var parent = one.Bytes.Length < other.Bytes.Length ? one : other;
            return new FuzzInput(mutator.Damage(parent.Bytes), FuzzOptions.Draw(random, parent.Suitable)) { Suitable = parent.Suitable };
        }
    }

    private static void AssertNone(List<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private static long Given(string variable, long fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
