using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Reporting.Json.Documents;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>The result of <c>fit</c>: the curves of each run.</summary>
/// <inheritdoc/>
internal sealed record FitReport(string Version, InferenceOptions Options, double Margin) : RunsReport(Version, Options, Margin)
{
    private static readonly string[] Parameters = ["start", "asymptote", "efficiency", "midpoint"];

    /// <summary>Names of the columns in CSV.</summary>
    public static IReadOnlyList<string> Columns { get; } = [
        "curve", "outcome", "from", "to", "points", .. Parameters.SelectMany(name => (string[])[name, $"{name}_lower", $"{name}_upper"]), "noise_sd", "effective_points", "rmse", "weight", "not_determined"];

    /// <inheritdoc/>
    public override string Command => "fit";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CsvColumns => Columns;

    /// <summary>Whether each run is described in sentences.</summary>
    public bool IsVerbose { get; init; }

    /// <inheritdoc/>
    protected override bool DescribesRuns => IsVerbose;

    /// <inheritdoc/>
    protected override IEnumerable<string> Legends => [$"{CurveTable.Legend(NamedRuns, showsWindow: !IsVerbose)} Intervals: {NumberFormat.Level(Options.Level)} confidence intervals.", .. UnboundedEnds];

    /// <summary>The rows of one run, one a curve. Cells of parameters that the data does not determine are empty; the last cell names these parameters.</summary>
    public static IEnumerable<object?[]> Rows(RunReport run) => run.Run.Curves.Select(curve => (object?[])[
        curve.Curve.Name, CurveDocument.OutcomeOf(curve.Fit.Termination), run.Run.Window.Points[0].Compute, run.Now, curve.Fit.Observations,
        .. Parameters.Select(name => curve.Parameters.FirstOrDefault(p => p.Name == name && run.Run.IsDetermined(curve, name))).SelectMany(p => (object?[])[p?.Value, p?.Interval?.Lower, p?.Interval?.Upper]),
        curve.Noise.StandardDeviation, curve.Noise.EffectivePoints, curve.Fit.RootMeanSquare, curve.Weight,
        string.Join(' ', curve.Parameters.Select(p => p.Name).Where(name => !run.Run.IsDetermined(curve, name)))]);

    /// <inheritdoc/>
    protected override IEnumerable<string> Summary((string Name, RunReport Run)[] runs) => runs.Select(run => $"{run.Name}: {RunSentences.Summary(run.Run.Run)}");

    /// <inheritdoc/>
    protected override IEnumerable<ReportTable> Tables((string Name, RunReport Run)[] runs, Footnotes notes, int width) =>
        [CurveTable.Build(runs, notes, showsWindow: !IsVerbose, width)];

    /// <inheritdoc/>
    protected override IEnumerable<string> Sentences(RunReport run) => RunSentences.Write(run.Run, Options);

    /// <inheritdoc/>
    protected override IEnumerable<object?[]> CsvRows(RunReport run) => Rows(run);
}
