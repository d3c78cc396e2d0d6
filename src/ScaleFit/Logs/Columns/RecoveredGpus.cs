using System.Globalization;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Columns;

/// <summary>Computes the number of GPUs of a verl run from the tokens, the time and the throughput (tokens per second and GPU) in its log.</summary>
internal sealed class RecoveredGpus
{
    /// <summary>Relative tolerance, because logged numbers are rounded.</summary>
    private const double Rounding = FindingCatalog.GpuRounding;

    /// <summary>Relative deviation from which a row contradicts the number. A share of such rows above <see cref="FewestOdd"/> rejects it.</summary>
    private const double Odd = FindingCatalog.OddRow;

    private const double FewestOdd = FindingCatalog.OddRows;
    private const int Enough = 1000;

    private static readonly string[] Tokens = ["perf/total_num_tokens", "total_num_tokens"];
    private static readonly string[] Times = ["perf/time_per_step", "time_per_step", "timing_s/step"];
    private static readonly string[] Throughputs = ["perf/throughput", "Tokens/Sec/GPU"];

    private readonly List<double> _counts = [];
    private int _columns;
    private int _tokens = -1;
    private int _time = -1;
    private int _throughput = -1;

    /// <summary>The number, if the rows agree on an integer; otherwise null.</summary>
    public double? Count
    {
        get
        {
            if (_counts.Count == 0) return null;
            _counts.Sort();
            double median = _counts[_counts.Count / 2], whole = Math.Round(median);
            bool areAgreed = _counts.Count(c => Math.Abs(c - whole) > Odd * whole) <= FewestOdd * _counts.Count;
            return whole >= 1 && Math.Abs(median - whole) <= Rounding * whole && areAgreed ? whole : null;
        }
    }

    /// <summary>How the rows disagree, as a part of a sentence; null if they agree or have no numbers.</summary>
    public string? Disagreement => _counts.Count == 0 || Count is not null ? null
        : string.Create(CultureInfo.InvariantCulture, $"tokens / (step time x throughput) varies from {_counts[0]:G3} to {_counts[^1]:G3} between rows and does not determine the number of GPUs");

    /// <summary>Whether a log has the needed columns.</summary>
    public static bool CanBeIn(IReadOnlyList<string> columns) => columns.Any(Tokens.Contains) && columns.Any(Times.Contains) && columns.Any(Throughputs.Contains);

    /// <summary>Adds a row.</summary>
    public void Observe(LogRows rows)
    {
        if (_counts.Count == Enough) return;
        for (; _columns < rows.Columns.Count; _columns++)
        {
            string name = rows.Columns[_columns];
            if (_tokens < 0 && Tokens.Contains(name)) _tokens = _columns;
            if (_time < 0 && Times.Contains(name)) _time = _columns;
            if (_throughput < 0 && Throughputs.Contains(name)) _throughput = _columns;
        }
        if (_tokens < 0 || _time < 0 || _throughput < 0) return;
        if (rows.TryRead(_tokens, out double tokens) && rows.TryRead(_time, out double time)
            && rows.TryRead(_throughput, out double throughput) && time * throughput > 0)
        {
            _counts.Add(tokens / (time * throughput));
        }
    }

    /// <summary>The finding about a recovered number.</summary>
    public static Finding Finding(double count) => FindingCatalog.GpusRecovered.Report(
        FormattableString.Invariant($"the log does not give the number of GPUs; ScaleFit computed {count} from tokens / (step time x throughput)"),
        $"Give {OptionName.Gpus} N if the run used more, such as GPUs for rollouts only.");
}
