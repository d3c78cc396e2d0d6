namespace ScaleFit.Forecasting;

/// <summary>Whether, and when, a run's ceiling will be known well enough.</summary>
public enum PlanStatus
{
    /// <summary>It is already.</summary>
    Already,

    /// <summary>It will be, at <see cref="RunPlan.ComputeNeeded"/>.</summary>
    Reachable,

    /// <summary>Not within a hundred times the run's compute: another design is needed.</summary>
    OutOfReach,

    /// <summary>Nothing can be said: the ceiling has no upper limit yet, or the run collapses or is too short to forecast.</summary>
    Refused,
}
