using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>plan</c>: how much further each run must go until its asymptote is known.</summary>
/// <inheritdoc/>
internal sealed record PlanReport(string Version, InferenceOptions Options, double Margin) : RunsReport(Version, Options, Margin)
{
    private static readonly string[] Columns = ["to", "precision", "known_to", "status", "compute_needed"];

    /// <inheritdoc/>
    public override string Command => "plan";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CsvColumns => Columns;

    /// <inheritdoc/>
    protected override IEnumerable<string> Legends => [$"{PlanTable.Legend} Intervals: {NumberFormat.Level(Options.Level)} confidence intervals.", .. UnboundedEnds];

    /// <inheritdoc/>
    protected override IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width) => PlanTable.Build(runs, notes).Within(width);

    /// <inheritdoc/>
    protected override IEnumerable<string> Sentences(RunReport run) => PlanSentences.Write(run);

    /// <inheritdoc/>
    protected override IEnumerable<object?[]> CsvRows(RunReport run) =>
        run.Plan is { } plan ? [[run.Now, plan.Precision, plan.KnownTo, plan.Status.Name(), plan.ComputeNeeded]] : [];
}
