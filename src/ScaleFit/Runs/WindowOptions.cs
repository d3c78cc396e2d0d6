namespace ScaleFit.Runs;

/// <summary>Options of the fit window and of the start. Immutable: threads may share it.</summary>
public sealed record WindowOptions
{
    /// <summary>The defaults: automatic early cut, no other limits, the first evaluation as an observation of the start.</summary>
    public static WindowOptions Default { get; } = new();

    /// <summary>The early cut: null for automatic, 0 for none, otherwise the compute below which points are dropped.</summary>
    public double? SkipEarly { get; init; }

    /// <summary>Compute below which points are dropped, including the first evaluation. Null for no limit.</summary>
    public double? From { get; init; }

    /// <summary>Compute above which points are dropped. Null for no limit.</summary>
    public double? Until { get; init; }

    /// <summary>How R0, the pass rate at zero compute, enters the fit.</summary>
    public StartRule Start { get; init; }

    /// <summary>Largest number of evaluations that are fitted without averaging.</summary>
    internal int MostPoints { get; init; } = Bins.MostPoints;
}
