namespace ScaleFit.Reporting.Charts;

/// <summary>An axis and the range it shows.</summary>
internal sealed record Axis
{
    /// <summary>Makes an axis.</summary>
    /// <param name="title">What it measures, with the unit.</param>
    /// <param name="kind">How its numbers are written.</param>
    /// <param name="low">Its lower end; above 0 on a logarithmic scale.</param>
    /// <param name="high">Its upper end, above the lower one.</param>
    /// <param name="isLog">Whether its scale is logarithmic.</param>
    /// <exception cref="ArgumentException">The ends are not finite, or in the wrong order, or not above 0 on a logarithmic scale.</exception>
    public Axis(string title, AxisKind kind, double low, double high, bool isLog = false)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high) || isLog && low <= 0)
            throw new ArgumentException($"Not an axis: {low} to {high}.");
        (Title, Kind, Low, High, IsLog) = (title, kind, low, high, isLog);
    }

    /// <summary>What it measures, with the unit.</summary>
    public string Title { get; }

    /// <summary>How its numbers are written.</summary>
    public AxisKind Kind { get; }

    /// <summary>Its lower end.</summary>
    public double Low { get; }

    /// <summary>Its upper end.</summary>
    public double High { get; }

    /// <summary>Whether its scale is logarithmic.</summary>
    public bool IsLog { get; }

    /// <summary>Whether a logarithmic axis keeps a place for zero, left of its lower end.</summary>
    public bool HasZero { get; init; }

    /// <summary>Names that stand at 0, 1, 2 and so on in place of numbers; none for an axis of numbers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Where a value lies: 0 at the lower end, 1 at the upper one.</summary>
    /// <param name="value">A value; above 0 on a logarithmic scale.</param>
    public double Share(double value) => IsLog
        ? (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
        : (value - Low) / (High - Low);

    /// <summary>An end of an interval, or null where it is open or lies beyond the axis: either way it is not seen.</summary>
    internal double? Within(double? end) => end >= Low && end <= High ? end : null;

    /// <summary>Whether a value lies within its range.</summary>
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>Evenly spaced values from the lower to the upper end.</summary>
    /// <param name="count">How many, at least 2.</param>
    public IEnumerable<double> Spread(int count) => Enumerable.Range(0, count).Select(i => (double)i / (count - 1)).Select(share => IsLog
        ? Math.Exp(Math.Log(Low) + share * (Math.Log(High) - Math.Log(Low)))
        : Low + share * (High - Low));
}
