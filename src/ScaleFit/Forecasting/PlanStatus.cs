namespace ScaleFit.Forecasting;

/// <summary>Whether further compute bounds a run's asymptote to a precision.</summary>
public enum PlanStatus
{
    /// <summary>The run already does.</summary>
    Already,

    /// <summary>It does at <see cref="RunPlan.ComputeNeeded"/>.</summary>
    Reachable,

    /// <summary>Not within 100 times the run's compute.</summary>
    OutOfReach,

    /// <summary>Unknown: the asymptote is not bounded above, or the run collapses or is too short to forecast.</summary>
    Refused,
}
