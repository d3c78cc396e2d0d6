namespace ScaleFit.Forecasting;

/// <summary>Whether a pass rate will be reached.</summary>
public enum ReachStatus
{
    /// <summary>The fitted curve has passed it within the run.</summary>
    Reached,

    /// <summary>It will be, at a compute with an upper limit.</summary>
    Reachable,

    /// <summary>It may be, but the data sets no limit to the compute it takes.</summary>
    Uncertain,

    /// <summary>It lies above the ceiling, whatever the compute.</summary>
    Never,
}
