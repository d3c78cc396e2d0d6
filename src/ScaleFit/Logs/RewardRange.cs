namespace ScaleFit.Logs;

/// <summary>The range of a reward: the rewards of a failed and of a passed sample. Immutable: threads may share it.</summary>
public readonly record struct RewardRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="low">The reward of a failed sample.</param>
    /// <param name="high">The reward of a passed sample, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or its width is not finite.</exception>
    public RewardRange(double low, double high)
    {
        if (!(low < high && double.IsFinite(high - low)))
            throw new ArgumentOutOfRangeException(nameof(high), high, "The highest reward must be above the lowest, and their difference must be finite.");
        (Low, High) = (low, high);
    }

    /// <summary>The reward of a failed sample.</summary>
    public double Low { get; }

    /// <summary>The reward of a passed sample.</summary>
    public double High { get; }

    /// <summary>The range in messages, such as <c>-1 and 1</c>.</summary>
    internal string Text => FormattableString.Invariant($"{Low} and {High}");

    /// <summary>Rescales a mean reward: <see cref="Low"/> becomes 0, <see cref="High"/> becomes 1.</summary>
    public double Share(double reward) => (reward - Low) / (High - Low);
}
