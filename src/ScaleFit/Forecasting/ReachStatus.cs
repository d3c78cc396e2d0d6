namespace ScaleFit.Forecasting;

/// <summary>Whether a run reaches a pass rate.</summary>
public enum ReachStatus
{
    /// <summary>The fitted curve reached it within the run.</summary>
    Reached,

    /// <summary>The run will reach it, at a compute that is bounded above.</summary>
    Reachable,

    /// <summary>The run may reach it, but the compute is not bounded above.</summary>
    Uncertain,

    /// <summary>The pass rate lies above the asymptote.</summary>
    Never,
}
