using ScaleFit.Forecasting;

namespace ScaleFit.Reporting.Json.Documents;

/// <inheritdoc cref="RunPlan"/>
internal sealed record PlanDocument(double Precision, double? ComputeNeeded, double? KnownTo, string Status)
{
    /// <summary>Makes the document of a plan.</summary>
    public static PlanDocument Create(RunPlan plan) => new(plan.Precision, JsonNumber.FiniteOrNull(plan.ComputeNeeded), JsonNumber.FiniteOrNull(plan.KnownTo), plan.Status.Name());

    /// <summary>Restores the plan.</summary>
    public RunPlan ToPlan() => new(Precision, KnownTo, StatusText.PlanStatusOf(Status), ComputeNeeded);
}
