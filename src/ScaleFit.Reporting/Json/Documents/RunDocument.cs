using System.Text.Json.Serialization;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>One run of a <see cref="ReportDocument"/>.</summary>
internal record RunDocument
{
    /// <inheritdoc cref="Runs.Run.Name"/>
    public required string Run { get; init; }

    /// <inheritdoc cref="Runs.Run.Recipe"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Recipe { get; init; }

    /// <inheritdoc cref="Runs.Run.Source"/>
    public required string Source { get; init; }

    /// <inheritdoc cref="Runs.Run.Format"/>
    public required string Format { get; init; }

    /// <inheritdoc cref="Runs.Run.Metric"/>
    public required string Metric { get; init; }

    /// <summary>The compute axis.</summary>
    public required ComputeDocument Compute { get; init; }

    /// <summary>The numbers of points read, rejected, excluded, skipped and fitted.</summary>
    public required PointsDocument Points { get; init; }

    /// <summary>The compute of the first and the last fitted point.</summary>
    public required WindowDocument Window { get; init; }

    /// <summary>The fitted curves, sigmoid first.</summary>
    public required IReadOnlyList<CurveDocument> Fits { get; init; }

    /// <inheritdoc cref="RunReport.Posterior"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PosteriorDocument? Posterior { get; init; }

    /// <inheritdoc cref="RunInference.Sensitivity"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SensitivityDocument>? Sensitivity { get; init; }

    /// <summary>Forecasts from prefixes and the observed outcome; null if no backtest was requested.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BacktestDocument>? Backtests { get; init; }

    /// <inheritdoc cref="RunReport.Plan"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanDocument? Plan { get; init; }

    /// <inheritdoc cref="RunInference.Findings"/>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>Restores the run and the results of the command from the document and its input.</summary>
    /// <param name="input">The input of the analysis.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    /// <param name="isForecast">Whether forecasts were requested; a run may have none.</param>
    /// <exception cref="ArgumentException">The document and the input do not describe a run.</exception>
    /// <exception cref="Fitting.FitException">The document and the input describe a run that cannot be fitted.</exception>
    public RunReport ToReport(InputDocument input, double level, bool isForecast)
    {
        Finding[] findings = [.. Findings.Select(finding => finding.ToFinding())];
        var run = new Run
        {
            Name = Run,
            Recipe = Recipe,
            Source = Source,
            Format = Format,
            Metric = Metric,
            Compute = Compute.ToAxis(),
            Points = input.ToPoints(),
            SamplingVariance = input.SamplingVariance,
            Read = Points.Read,
            Rejected = Points.Rejected,
            Findings = [.. findings.Take(input.LogFindings)],
        };
        var window = FitWindow.Choose(run, input.ToWindow());
        if (window.Points.Count == 0 || Fits.Count == 0) throw new ArgumentException("no evaluations in the fit window, or no curve");
        double now = window.Points[^1].Compute;
        var known = input.ToNoise() == NoiseKind.White ? KnownNoise.White : null;
        var inference = new RunInference(window, level, [.. Fits.Select(fit => fit.ToInference(window, known, level))], findings)
        {
            Sensitivity = [.. (Sensitivity ?? []).Select(other => other.ToSensitivity())],
        };
        return new RunReport(inference)
        {
            Forecasts = isForecast ? [.. Fits.Select(fit => fit.ToForecast(now)).OfType<CurveForecast>()] : null,
            Backtest = Backtests is null ? null : new RunBacktest(inference, [.. Backtests.Select(step => step.ToStep())], input.Skipped ?? []) { Run = inference },
            Beyond = input.Beyond ?? [],
            Plan = Plan?.ToPlan(),
            Posterior = Posterior?.ToForecast(),
        };
    }

    /// <summary>Makes the document of a run.</summary>
    /// <param name="report">The run and the results of the command.</param>
    /// <param name="hasSensitivity">Whether fits of other windows were requested.</param>
    public static RunDocument Create(RunReport report, bool hasSensitivity)
    {
        var inference = report.Run;
        var (run, window) = (inference.Run, inference.Window);
        return new RunDocument
        {
            Run = run.Name,
            Recipe = run.Recipe,
            Source = run.Source,
            Format = run.Format,
            Metric = run.Metric,
            Compute = new ComputeDocument(run.Compute.Column, run.Compute.Unit.Name(), run.Compute.Gpus),
            Points = new PointsDocument(run.Read, run.Rejected, window.Excluded, window.SkippedEarly, window.Fitted),
            Window = window.Points.Count == 0 ? new WindowDocument(null, null) : new WindowDocument(window.Points[0].Compute, window.Points[^1].Compute),
            Fits = [.. inference.Curves.Select((curve, k) => CurveDocument.Create(inference, curve, report.Forecasts?.ElementAtOrDefault(k)))],
            Posterior = report.Posterior is { } posterior ? PosteriorDocument.Create(posterior) : null,
            Sensitivity = hasSensitivity ? [.. inference.Sensitivity.Select(SensitivityDocument.Create)] : null,
            Backtests = report.Backtest is { } backtest ? [.. backtest.Steps.Select(BacktestDocument.Create)] : null,
            Plan = report.Plan is { } plan ? PlanDocument.Create(plan) : null,
            Findings = [.. inference.Findings.Select(FindingDocument.Create)],
        };
    }
}

/// <summary>The source of the compute axis.</summary>
internal sealed record ComputeDocument(string Column, string Unit, double? Gpus)
{
    /// <summary>Restores the compute axis.</summary>
    /// <exception cref="ArgumentException">The unit is unknown.</exception>
    public ComputeAxis ToAxis() => ComputeUnits.TryParse(Unit, out var unit) ? new ComputeAxis(Column, unit, Gpus) : throw new ArgumentException($"unknown unit {Unit}");
}

/// <summary>Counts of points. <paramref name="Excluded"/> points are outside the given limits. <paramref name="Fitted"/> includes the first evaluation, if it is kept.</summary>
internal sealed record PointsDocument(int Read, int Rejected, int Excluded, int SkippedEarly, int Fitted);

/// <summary>The compute of the first and the last fitted point.</summary>
internal sealed record WindowDocument(double? From, double? To);

/// <summary>The result of a fit of another window.</summary>
internal sealed record SensitivityDocument(double From, double To, int Points, double? Asymptote, double? Efficiency, double? Midpoint, double? PowerAsymptote)
{
    /// <summary>Makes the document of another window.</summary>
    public static SensitivityDocument Create(Sensitivity other) => new(
        other.From,
        other.To,
        other.Points,
        JsonNumber.FiniteOrNull(other.Asymptote),
        JsonNumber.FiniteOrNull(other.Efficiency),
        JsonNumber.FiniteOrNull(other.Midpoint),
        JsonNumber.FiniteOrNull(other.PowerAsymptote));

    /// <summary>Restores the result of the window.</summary>
    public Sensitivity ToSensitivity() => new(From, To, Points, JsonNumber.Back(Asymptote), JsonNumber.Back(Efficiency), JsonNumber.Back(Midpoint), JsonNumber.Back(PowerAsymptote));
}

/// <summary>A finding.</summary>
internal sealed record FindingDocument(string Code, string Severity, string Message, string Advice)
{
    /// <summary>Makes the document of a finding.</summary>
    public static FindingDocument Create(Finding finding) =>
        new(finding.Code, finding.Severity.Name(), OptionWords.Translate(finding.Message), OptionWords.Translate(finding.Advice));

    /// <summary>Restores the finding.</summary>
    public Finding ToFinding() => new(Code, Runs.Severity.Warning.Name() == Severity ? Runs.Severity.Warning : Runs.Severity.Note, Message, Advice);
}
