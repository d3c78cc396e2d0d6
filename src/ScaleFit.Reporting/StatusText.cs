using ScaleFit.Forecasting;

namespace ScaleFit.Reporting;

/// <summary>Answers of forecasts and plans as names for machines and words for people.</summary>
internal static class StatusText
{
    /// <summary>The name in JSON and CSV.</summary>
    public static string Name(this ReachStatus status) => status switch
    {
        ReachStatus.Reached => "reached",
        ReachStatus.Reachable => "reachable",
        ReachStatus.Uncertain => "uncertain",
        _ => "never",
    };

    /// <summary>The name in JSON and CSV.</summary>
    public static string Name(this PlanStatus status) => status switch
    {
        PlanStatus.Already => "already",
        PlanStatus.Reachable => "reachable",
        PlanStatus.OutOfReach => "out-of-reach",
        _ => "refused",
    };

    /// <summary>The status of a name; the last where there is none such.</summary>
    public static ReachStatus ReachStatusOf(string name) => Enum.GetValues<ReachStatus>().FirstOrDefault(status => status.Name() == name, ReachStatus.Never);

    /// <inheritdoc cref="ReachStatusOf"/>
    public static PlanStatus PlanStatusOf(string name) => Enum.GetValues<PlanStatus>().FirstOrDefault(status => status.Name() == name, PlanStatus.Refused);

    /// <summary>Whether a target will be reached, as the cell of a table.</summary>
    public static string Words(this ComputeToReach target) => target.Status switch
    {
        ReachStatus.Reached when target.Compute is null or 0 => "before training",
        ReachStatus.Reached => "reached",
        ReachStatus.Reachable => "ahead",
        ReachStatus.Uncertain => "perhaps never",
        _ => "never",
    };
}
