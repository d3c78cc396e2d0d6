using ScaleFit.Comparing;

namespace ScaleFit.Reporting;

/// <summary>What a comparison has to say, beside the runs that were compared.</summary>
/// <param name="Comparisons">One a candidate, in the order in which they were read.</param>
/// <param name="Options">How they were compared.</param>
internal sealed record ComparisonReport(IReadOnlyList<RecipeComparison> Comparisons, ComparisonOptions Options)
{
    /// <summary>The gate, where there is one.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Whether a gate lets candidates pass that the data does not decide on.</summary>
    public bool AllowsInconclusive { get; init; }

    /// <summary>Compute up to which runs were compared, where they were cut to what they share.</summary>
    public double? CommonUntil { get; init; }

    /// <summary>Runs that collapse beyond that compute.</summary>
    public IReadOnlyList<string> CollapsesLater { get; init; } = [];

    /// <summary>What the gate says of each candidate by each rule; empty without a gate.</summary>
    public IReadOnlyList<GateResult> Results { get; init; } = [];

    /// <summary>The worst of them; null without a gate, or where nothing could be compared.</summary>
    public GateOutcome? Outcome => Results.Count == 0 ? null : Results.Max(result => result.Outcome);

    /// <summary>Whether several candidates are judged at once.</summary>
    public bool HasSeveral => Comparisons.Count > 1;
}
