using System.Globalization;
using System.Text;
using ScaleFit.Comparing;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Simulation;

namespace ScaleFit.Tests.Comparing;

/// <summary>
/// Gates on candidates that are truly worse by 0.08 in asymptote and whose logs are damaged, in one way or in two. Rows are damaged as text
/// and read as any log is.
/// </summary>
internal sealed class CorruptionStudy
{
    private const double Loss = 0.08;

    private static readonly Gate Gate = new([Quantity.Asymptote, Quantity.PassRateAt(8000)], RequiresImprovement: false);
    private static readonly ComparisonOptions Options = new() { At = [8000] };
    private static readonly InferenceOptions Sigmoid = new() { Curves = [SigmoidCurve.Instance] };

    /// <summary>The ways, each by its name.</summary>
    private static readonly (string Name, Func<Row[], Random, IEnumerable<Row>> Damage)[] Ways =
    [
        ("cut", (rows, random) => rows.Take(rows.Length / 4 + random.Next(rows.Length / 2))),
        ("head cut", (rows, random) => rows.Skip(random.Next(rows.Length / 2))),
        ("rows dropped", (rows, random) => rows.Where(_ => random.NextDouble() > 0.4)),
        ("rows doubled", (rows, random) => rows.SelectMany(row => random.NextDouble() < 0.3 ? [row, row] : (Row[])[row])),
        ("zeros sprinkled", (rows, random) => rows.Select(row => random.NextDouble() < 0.15 ? row with { PassRate = 0 } : row)),
        ("ones sprinkled", (rows, random) => rows.Select(row => random.NextDouble() < 0.15 ? row with { PassRate = 1 } : row)),
        ("tail of ones", (rows, random) => rows.Select((row, i) => i >= rows.Length - 20 ? row with { PassRate = 1 } : row)),
        ("tail lifted", (rows, random) => rows.Select((row, i) => i >= rows.Length - 25 ? row with { PassRate = row.PassRate + 0.1 } : row)),
        ("stale values", (rows, random) => rows.Select((row, i) => row with { PassRate = rows[i / 4 * 4].PassRate })),
        ("constant from somewhere on", (rows, random) => { int from = rows.Length / 4 + random.Next(rows.Length / 2); return rows.Select((row, i) => i > from ? row with { PassRate = rows[from].PassRate } : row); }),
        ("constant and high", (rows, random) => { int from = rows.Length / 4 + random.Next(rows.Length / 2); return rows.Select((row, i) => i > from ? row with { PassRate = 0.63 } : row); }),
        ("not a number", (rows, random) => rows.Select(row => random.NextDouble() < 0.08 ? row with { PassRate = double.NaN } : row)),
        ("compute shifted", (rows, random) => rows.Select(row => row with { Compute = row.Compute + 2000 })),
        ("compute scaled", (rows, random) => { double factor = Math.Pow(10, 4 * random.NextDouble() - 2); return rows.Select(row => row with { Compute = factor * row.Compute }); }),
        ("noise", (rows, random) => rows.Select(row => row with { PassRate = row.PassRate + 0.08 * (random.NextDouble() + random.NextDouble() - 1) })),
        ("values moved along", (rows, random) => rows.Select((row, i) => row with { PassRate = rows[Math.Min(rows.Length - 1, i + 15)].PassRate })),
        ("gap", (rows, random) => { int from = rows.Length / 4 + random.Next(rows.Length / 4); return rows.Where((_, i) => i < from || i > from + rows.Length / 3); }),
        ("interleaved with a better run", (rows, random) => rows.Select((row, i) => i % 2 == 1 ? row with { PassRate = row.PassRate + 2 * Loss } : row)),
        ("offset", (rows, random) => rows.Select(row => row with { PassRate = row.PassRate + 0.38 })),
        ("one 1.0 at the end", (rows, random) => rows.Select((row, i) => i == rows.Length - 1 ? row with { PassRate = 1 } : row)),
        ("running maximum", (rows, random) => { double best = 0; return rows.Select(row => row with { PassRate = best = Math.Max(best, row.PassRate) }).ToArray(); }),
    ];

    private readonly List<string> _passed = [];
    private readonly List<string> _silent = [];

    /// <summary>Damages and judges a number of candidates; seeds follow from the number of the case.</summary>
    public CorruptionStudy(int cases, int seed)
    {
        Cases = cases;
        Parallel.For(0, cases, k => Judge(k, seed));
    }

    /// <summary>How many candidates were judged.</summary>
    public int Cases { get; }

    /// <summary>Names of the damages and rules that passed.</summary>
    public IReadOnlyList<string> Passed => [.. _passed.Order(StringComparer.Ordinal)];

    /// <summary>Those of them without a warning about the candidate.</summary>
    public IReadOnlyList<string> Silent => [.. _silent.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{_passed.Count} of {Cases} passed, {_silent.Count} without a finding ({string.Join("; ", Silent)}): {string.Join("; ", Passed)}");

    private void Judge(int k, int seed)
    {
        var random = new Random(seed + k);
        var simulator = new RunSimulator(seed + k);
        var truth = new SimulationOptions { DriftShare = 0.5, CorrelationLength = 400 };
        var baseline = new Recipe("baseline", [RunAnalyzer.Infer(simulator.Next(truth), Sigmoid)]);
        var (name, damage) = Ways[k % Ways.Length];
        Row[] rows = [.. simulator.Next(truth with { Asymptote = truth.Asymptote - Loss }).Points.Select(point => new Row(point.Compute, point.PassRate))];
        rows = [.. damage(rows, random)];
        if (k / Ways.Length % 2 == 1)
        {
            var (second, again) = Ways[random.Next(Ways.Length)];
            (name, rows) = ($"{name}, {second}", [.. again(rows, random)]);
        }
        if (Read(rows) is not { } candidate) return;
        var comparison = RecipeComparer.Compare(baseline, [candidate], Options)[0];
        foreach (var result in Gate.Judge([comparison], Options).Where(result => result.Outcome == GateOutcome.Pass))
        {
            lock (_passed)
            {
                _passed.Add($"{name} by {result.Effect.Quantity.Name}");
                if (candidate.Runs[0].Findings.Count + comparison.Findings.Count == 0) _silent.Add(_passed[^1]);
            }
        }
    }

    /// <summary>The recipe of a damaged log; null where the log is refused or cannot be fitted, which fails a gate.</summary>
    private static Recipe? Read(Row[] rows)
    {
        var text = new StringBuilder("gpu_hours,pass_rate\n");
        foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"{row.Compute:R},{(double.IsNaN(row.PassRate) ? "nan" : Math.Min(row.PassRate, 1).ToString("F4", CultureInfo.InvariantCulture))}\n");
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
            var contents = LogReader.Read(LogReader.StandardInput, new LogOptions(), stream);
            return contents.Failures.Count > 0 || contents.Runs.Count != 1 ? null : new Recipe("candidate", [RunAnalyzer.Infer(contents.Runs[0], Sigmoid)]);
        }
        catch (Exception e) when (e is LogFormatException or FitException)
        {
            return null;
        }
    }

    private readonly record struct Row(double Compute, double PassRate);
}
