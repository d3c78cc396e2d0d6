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

    /// <summary>How many points were read and what became of them.</summary>
    public required PointsDocument Points { get; init; }

    /// <summary>The compute of the first and last fitted point.</summary>
    public required WindowDocument Window { get; init; }

    /// <summary>The curves, sigmoid first.</summary>
    public required IReadOnlyList<CurveDocument> Fits { get; init; }

    /// <inheritdoc cref="RunInference.Sensitivity"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SensitivityDocument>? Sensitivity { get; init; }

    /// <summary>Forecasts from prefixes against what came, where they were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BacktestDocument>? Backtests { get; init; }

    /// <inheritdoc cref="RunReport.Plan"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanDocument? Plan { get; init; }

    /// <inheritdoc cref="RunInference.Findings"/>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>The run and what the command made of it again, from the document and its input.</summary>
    /// <param name="input">What the run was analysed from.</param>
    /// <param name="level">Confidence level of its intervals.</param>
    /// <param name="isForecast">Whether forecasts were asked for: a run may give none.</param>
    /// <exception cref="ArgumentException">They do not describe a run.</exception>
    /// <exception cref="Fitting.FitException">They describe a run that cannot have been fitted.</exception>
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
            Read = Points.Read,
            Rejected = Points.Rejected,
            Findings = [.. findings.Take(input.LogFindings)],
        };
        var window = FitWindow.Choose(run, input.ToWindow());
        if (window.Points.Count == 0 || Fits.Count == 0) throw new ArgumentException("No evaluation or no curve is left.");
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
        };
    }

    /// <summary>The document of a run.</summary>
    /// <param name="report">The run and what the command made of it.</param>
    /// <param name="hasSensitivity">Whether other windows were asked for.</param>
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
            Fits = [.. inference.Curves.Select((curve, k) => CurveDocument.Create(curve, report.Forecasts?.ElementAtOrDefault(k)))],
            Sensitivity = hasSensitivity ? [.. inference.Sensitivity.Select(SensitivityDocument.Create)] : null,
            Backtests = report.Backtest is { } backtest ? [.. backtest.Steps.Select(BacktestDocument.Create)] : null,
            Plan = report.Plan is { } plan ? PlanDocument.Create(plan) : null,
            Findings = [.. inference.Findings.Select(FindingDocument.Create)],
        };
    }
}

/// <summary>Where compute came from.</summary>
internal sealed record ComputeDocument(string Column, string Unit, double? Gpus)
{
    /// <summary>The axis again.</summary>
    /// <exception cref="ArgumentException">There is no such unit.</exception>
    public ComputeAxis ToAxis() => ComputeUnits.TryParse(Unit, out var unit) ? new ComputeAxis(Column, unit, Gpus) : throw new ArgumentException($"There is no unit {Unit}.");
}

/// <summary>Counts of points; <paramref name="Excluded"/> fell to the limits given, <paramref name="Fitted"/> includes a kept first evaluation.</summary>
internal sealed record PointsDocument(int Read, int Rejected, int Excluded, int SkippedEarly, int Fitted);

/// <summary>Compute from the first to the last fitted point.</summary>
internal sealed record WindowDocument(double? From, double? To);

/// <summary>What another window would have answered.</summary>
internal sealed record SensitivityDocument(double From, double To, int Points, double? Asymptote, double? Efficiency, double? Midpoint, double? PowerAsymptote)
{
    /// <summary>The document of another window.</summary>
    public static SensitivityDocument Create(Sensitivity other) => new(
        other.From,
        other.To,
        other.Points,
        JsonNumber.FiniteOrNull(other.Asymptote),
        JsonNumber.FiniteOrNull(other.Efficiency),
        JsonNumber.FiniteOrNull(other.Midpoint),
        JsonNumber.FiniteOrNull(other.PowerAsymptote));

    /// <summary>The window's answers again.</summary>
    public Sensitivity ToSensitivity() => new(From, To, Points, JsonNumber.Back(Asymptote), JsonNumber.Back(Efficiency), JsonNumber.Back(Midpoint), JsonNumber.Back(PowerAsymptote));
}

/// <summary>A finding.</summary>
internal sealed record FindingDocument(string Code, string Severity, string Message, string Advice)
{
    /// <summary>The document of a finding.</summary>
    public static FindingDocument Create(Finding finding) =>
        new(finding.Code, finding.Severity.Name(), OptionWords.Translate(finding.Message), OptionWords.Translate(finding.Advice));

    /// <summary>The finding again.</summary>
    public Finding ToFinding() => new(Code, Runs.Severity.Warning.Name() == Severity ? Runs.Severity.Warning : Runs.Severity.Note, Message, Advice);
}
