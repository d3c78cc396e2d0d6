using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;

namespace ScaleFit.Tests.Coverage;

/// <summary>How often the intervals of nominal 95% covered the truth over many simulated runs of one kind.</summary>
internal sealed class CoverageCell
{
    public const string Header = """
        | truth | fit to | spacing | runs | asymptote | efficiency | midpoint | at 2x | at 100k | open | width | white noise assumed |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    private const double Level = 0.95;
    private const double Far = 100_000;
    private const int Quantities = 5;

    private readonly StudyNoise _noise;
    private readonly double _until;
    private readonly bool _even;
    private readonly int _runs;
    private readonly int[] _covered = new int[Quantities];
    private readonly int[] _coveredWhite = new int[Quantities];
    private readonly List<double> _widths = [];
    private int _open;

    /// <summary>Draws and fits runs; seeds follow from the number of the run, so the order of work does not matter.</summary>
    public CoverageCell(StudyNoise noise, double until, bool even, int runs, int seed)
    {
        (_noise, _until, _even, _runs) = (noise, until, even, runs);
        Parallel.For(0, runs, k => Add(StudyRun.Draw(noise, until, even, seed + k)));
    }

    /// <summary>What the cell stands for.</summary>
    public string Name => FormattableString.Invariant($"{_noise.Name}, fit to {_until / 1000:0}k, {(_even ? "even" : "uneven")}");

    /// <summary>Smallest share, over the five quantities, of runs whose interval covered the truth.</summary>
    public double LeastCoverage => (double)_covered.Min() / _runs;


    /// <summary>The largest such share under the assumption of white noise.</summary>
    public double MostWhiteCoverage => (double)_coveredWhite.Max() / _runs;

    /// <summary>Median width of a closed interval of the ceiling over the width that knowing the noise would give.</summary>
    public double WidthRatio => _widths.Count == 0 ? double.NaN : _widths.Order().ElementAt(_widths.Count / 2);

    /// <summary>The cell as a row under <see cref="Header"/>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"| {_noise.Name} | {_until / 1000:0}k | {(_even ? "even" : "uneven")} | {_runs} | {Shares(_covered, " | ")} | {Share(_open)} | {WidthRatio:0.00} | {Shares(_coveredWhite, " ")} |");

    private string Shares(int[] counts, string separator) =>
        string.Join(separator, counts.Select(count => FormattableString.Invariant($"{(double)count / _runs:.000}")));

    private string Share(int count) => FormattableString.Invariant($"{(double)count / _runs:.00}");

    private void Add(StudyRun run)
    {
        double[] truth =
        [
            run.Truth[1], Math.Exp(run.Truth[2]), Math.Exp(run.Truth[3]),
            SigmoidCurve.Instance.PassRate(run.Truth, 2 * _until), SigmoidCurve.Instance.PassRate(run.Truth, Far),
        ];
        var intervals = Intervals(Walker(run, known: null));
        var white = Intervals(Walker(run, KnownNoise.White));
        double? known = Width(Walker(run, new KnownNoise(_noise.DriftShare, _noise.Length)).Parameter(1).Interval!);
        lock (_widths)
        {
            for (int q = 0; q < Quantities; q++)
            {
                if (Covers(intervals[q], truth[q])) _covered[q]++;
                if (Covers(white[q], truth[q])) _coveredWhite[q]++;
            }
            if (Width(intervals[0]) is not { } width) _open++;
            else if (known > 0) _widths.Add(width / known.Value);
        }
    }

    private static ProfileWalker Walker(StudyRun run, KnownNoise? known) =>
        ProfileWalker.Fitted(new CurveModel(SigmoidCurve.Instance, run.Series), known, Level);

    private Interval[] Intervals(ProfileWalker walker) =>
    [
        walker.Parameter(1).Interval!, walker.Parameter(2).Interval!, walker.Parameter(3).Interval!,
        walker.PassRate(2 * _until).Interval!, walker.PassRate(Far).Interval!,
    ];

    private static double? Width(Interval interval) => interval.Upper - interval.Lower;

    private static bool Covers(Interval interval, double value) => !(value < interval.Lower) && !(value > interval.Upper);
}
