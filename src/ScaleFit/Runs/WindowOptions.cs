namespace ScaleFit.Runs;

/// <summary>Which part of a run is fitted, and what is known about its start. Immutable: threads may share it.</summary>
public sealed record WindowOptions
{
    /// <summary>The defaults: automatic early cut, the whole rest, the first evaluation as data for the start.</summary>
    public static WindowOptions Default { get; } = new();

    /// <summary>The early cut: null for automatic, 0 for none, otherwise the compute below which points are dropped.</summary>
    public double? SkipEarly { get; init; }

    /// <summary>Drops everything below this compute, the first evaluation included; null for nothing.</summary>
    public double? From { get; init; }

    /// <summary>Drops everything above this compute; null for nothing.</summary>
    public double? Until { get; init; }

    /// <summary>What is known about R0, the pass rate at zero compute.</summary>
    public StartRule Start { get; init; }

    /// <summary>How many evaluations are fitted as they are; of more, neighbours are averaged.</summary>
    internal int MostPoints { get; init; } = Bins.MostPoints;
}
