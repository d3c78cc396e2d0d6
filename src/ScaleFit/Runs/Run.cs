namespace ScaleFit.Runs;

/// <summary>One training run: evaluations by increasing compute, each compute once. Immutable: threads may share it.</summary>
public sealed record Run
{
    /// <summary>The run's name, from the log or the file name. Never trusted as markup.</summary>
    public required string Name { get; init; }

    /// <summary>The recipe of the run, or null if the log was read without recipes. Never trusted as markup.</summary>
    public string? Recipe { get; init; }

    /// <summary>The file of the run, or <c>-</c> for standard input.</summary>
    public required string Source { get; init; }

    /// <summary>The log's format, such as <c>csv</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The column or key of the pass rates.</summary>
    public required string Metric { get; init; }

    /// <summary>The compute axis.</summary>
    public required ComputeAxis Compute { get; init; }

    /// <summary>Evaluations with increasing compute, in the unit of <see cref="Compute"/>.</summary>
    /// <exception cref="ArgumentException">Compute does not increase from one point to the next. <see cref="Order"/> sorts points.</exception>
    public required IReadOnlyList<RunPoint> Points
    {
        get;
        init => field = Frozen.Copy(value, nameof(Points)) is var points && IsIncreasing(points)
            ? points
            : throw new ArgumentException("Compute does not increase from one point to the next. Sort the points with Run.Order.", nameof(Points));
    }

    /// <summary>
    /// The sampling variance of an evaluation of <see cref="RunPoint.NoiseVariance"/> 1, in squared pass rate: known from numbers of samples or standard errors.
    /// Null where the log does not give it, and the variance is estimated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The variance is not above 0 or not finite.</exception>
    public double? SamplingVariance
    {
        get;
        init => field = value is null or > 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SamplingVariance), value, "A variance must be above 0 and finite.");
    }

    /// <summary>Number of evaluations read, before equal compute was averaged.</summary>
    public required int Read { get; init; }

    /// <summary>Number of skipped rows without a usable evaluation.</summary>
    public int Rejected { get; init; }

    /// <summary>Findings on the log, such as rejected rows or repeated compute.</summary>
    public IReadOnlyList<Finding> Findings { get; init => field = Frozen.Copy(value, nameof(Findings)); } = [];

    /// <summary>
    /// Sorts evaluations by compute and averages those of equal compute, weighted by precision.
    /// The result does not depend on the order of the evaluations.
    /// </summary>
    public static IReadOnlyList<RunPoint> Order(IEnumerable<RunPoint> evaluations)
    {
        var sorted = evaluations.ToArray();
        // Most logs are sorted already, and may be long.
        if (IsIncreasing(sorted)) return Array.AsReadOnly(sorted);
        Array.Sort(sorted, static (a, b) => (a.Compute, a.PassRate, a.NoiseVariance).CompareTo((b.Compute, b.PassRate, b.NoiseVariance)));
        var points = new List<RunPoint>(sorted.Length);
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next].Compute == sorted[first].Compute;) next++;
            points.Add(next == first + 1 ? sorted[first] : Average(sorted.AsSpan(first, next - first)));
        }
        return points.AsReadOnly();
    }

    private static bool IsIncreasing(IReadOnlyList<RunPoint> evaluations)
    {
        for (int i = 1; i < evaluations.Count; i++)
        {
            if (!(evaluations[i - 1].Compute < evaluations[i].Compute)) return false;
        }
        return true;
    }

    private static RunPoint Average(ReadOnlySpan<RunPoint> equal)
    {
        double precision = 0, sum = 0;
        foreach (var point in equal)
        {
            precision += 1 / point.NoiseVariance;
            sum += point.PassRate / point.NoiseVariance;
        }
        return new RunPoint(equal[0].Compute, Math.Clamp(sum / precision, 0, 1), 1 / precision);
    }
}
