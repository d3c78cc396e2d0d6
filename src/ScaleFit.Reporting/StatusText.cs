using ScaleFit.Forecasting;
using ScaleFit.Posterior;

namespace ScaleFit.Reporting;

/// <summary>Names of the statuses of targets and plans.</summary>
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

    /// <summary>The name of a law.</summary>
    public static string Name(this GrowthLaw law) => law switch
    {
        GrowthLaw.Sigmoid => "sigmoid",
        GrowthLaw.Weibull => "weibull",
        GrowthLaw.Gompertz => "gompertz",
        GrowthLaw.PowerLaw => "power",
        GrowthLaw.LogLinear => "log-linear",
        _ => "constant",
    };

    /// <summary>The law of a name.</summary>
    /// <exception cref="ArgumentException">There is no such law.</exception>
    public static GrowthLaw GrowthLawOf(string name) =>
        Enum.GetValues<GrowthLaw>().Where(law => law.Name() == name).ToArray() is [var law] ? law : throw new ArgumentException($"unknown law {name}");

    /// <summary>The status of a name; the last where there is none such.</summary>
    public static ReachStatus ReachStatusOf(string name) => Enum.GetValues<ReachStatus>().FirstOrDefault(status => status.Name() == name, ReachStatus.Never);

    /// <inheritdoc cref="ReachStatusOf"/>
    public static PlanStatus PlanStatusOf(string name) => Enum.GetValues<PlanStatus>().FirstOrDefault(status => status.Name() == name, PlanStatus.Refused);

    /// <summary>The status as the cell of a table, in the words of the statuses of targets.</summary>
    public static string Words(this PlanStatus status) => status == PlanStatus.Already ? ReachStatus.Reached.Name() : status.Name().Replace('-', ' ');
}
