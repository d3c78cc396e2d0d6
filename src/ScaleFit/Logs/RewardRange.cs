namespace ScaleFit.Logs;

/// <summary>The range of a reward: what a failed and a passed sample get. Immutable: threads may share it.</summary>
public readonly record struct RewardRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="low">What a failed sample gets.</param>
    /// <param name="high">What a passed sample gets, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or its width is not finite.</exception>
    public RewardRange(double low, double high)
    {
        if (!(low < high && double.IsFinite(high - low)))
            throw new ArgumentOutOfRangeException(nameof(high), high, "The highest reward is above the lowest, and their difference finite.");
        (Low, High) = (low, high);
    }

    /// <summary>What a failed sample gets.</summary>
    public double Low { get; }

    /// <summary>What a passed sample gets.</summary>
    public double High { get; }

    /// <summary>The range as a message says it, such as <c>-1 and 1</c>.</summary>
    internal string Text => FormattableString.Invariant($"{Low} and {High}");

    /// <summary>A mean reward as a share of the way from <see cref="Low"/> to <see cref="High"/>: 0 to 1 inside the range.</summary>
    public double Share(double reward) => (reward - Low) / (High - Low);
}
