using System.Text.Json.Serialization;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>One curve of a <see cref="RunDocument"/>. A number that is not finite is null.</summary>
internal sealed record CurveDocument
{
    /// <summary>The logarithm that replaces the logarithm of a scale of 0.</summary>
    private const double LogOfZero = -750;

    /// <summary>The name of the curve family.</summary>
    public required string Curve { get; init; }

    /// <summary><c>converged</c>, or the reason why the fit did not converge.</summary>
    public required string Outcome { get; init; }

    /// <summary>Natural parameters by name, in the curve's order.</summary>
    public required IReadOnlyDictionary<string, ParameterDocument> Parameters { get; init; }

    /// <summary>The estimated noise.</summary>
    public required NoiseDocument Noise { get; init; }

    /// <summary>The root mean square of the residuals.</summary>
    public required double? Rmse { get; init; }

    /// <inheritdoc cref="CurveFit.ResidualSumOfSquares"/>
    public required double? ResidualSumOfSquares { get; init; }

    /// <inheritdoc cref="CurveInference.Aicc"/>
    public required double? Aicc { get; init; }

    /// <inheritdoc cref="CurveInference.Weight"/>
    public required double? Weight { get; init; }

    /// <inheritdoc cref="CurveForecast.Forecasts"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ForecastDocument>? Forecasts { get; init; }

    /// <inheritdoc cref="CurveForecast.Targets"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TargetDocument>? Targets { get; init; }

    /// <inheritdoc cref="CurveForecast.Progress"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProgressDocument? Progress { get; init; }

    /// <summary>Makes the document of a fitted curve.</summary>
    /// <param name="run">The run.</param>
    /// <param name="inference">The curve, one of the run's.</param>
    /// <param name="forecast">The forecast; null if none was requested or the run has none.</param>
    public static CurveDocument Create(RunInference run, CurveInference inference, CurveForecast? forecast) => new()
    {
        Curve = inference.Curve.Name,
        Outcome = OutcomeOf(inference.Fit.Termination),
        Parameters = inference.Parameters.ToDictionary(p => p.Name, p => ParameterDocument.Create(p, run.IsDetermined(inference, p.Name)), StringComparer.Ordinal),
        Noise = NoiseDocument.Create(inference.Noise),
        Rmse = JsonNumber.FiniteOrNull(inference.Fit.RootMeanSquare),
        ResidualSumOfSquares = JsonNumber.FiniteOrNull(inference.Fit.ResidualSumOfSquares),
        Aicc = JsonNumber.FiniteOrNull(inference.Aicc),
        Weight = JsonNumber.FiniteOrNull(inference.Weight),
        Forecasts = forecast is null ? null : [.. forecast.Forecasts.Select(ForecastDocument.Create)],
        Targets = forecast is null ? null : [.. forecast.Targets.Select(TargetDocument.Create)],
        Progress = forecast?.Progress is { } progress ? ProgressDocument.Create(progress) : null,
    };

    /// <summary>Restores the fitted curve. A line of results does not contain the fits with other noise candidates: ScaleFit computes them again when it needs an interval.</summary>
    /// <param name="window">The fit window.</param>
    /// <param name="known">The noise, if it was given; otherwise null.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">The curve is unknown, or a parameter or the noise is missing or outside its range.</exception>
    /// <exception cref="FitException">The window cannot be fitted.</exception>
    public CurveInference ToInference(FitWindow window, KnownNoise? known, double level)
    {
        Curve curve = Curve == SigmoidCurve.Instance.Name ? SigmoidCurve.Instance : Curve == PowerLawCurve.Instance.Name ? PowerLawCurve.Instance : throw new ArgumentException($"unknown curve {Curve}");
        Estimate[] parameters = [.. curve.ParameterNames.Select(name => Parameters.TryGetValue(name, out var parameter) && parameter is not null ? parameter.ToEstimate(name) : throw new ArgumentException($"the {name} is missing or outside its range"))];
        double[] solver = [.. parameters.Select((parameter, k) => curve.Solver(k, parameter.Value))];
        // The scale of a power law on a flat run can be below the smallest double.
        if (curve is PowerLawCurve) solver[1] = Math.Max(solver[1], LogOfZero);
        for (int k = 0; k < solver.Length; k++)
        {
            // Solver parameters are pass rates, or logarithms of other parameters.
            bool isPassRate = curve.Natural(k, solver[k]) == solver[k];
            if (!double.IsFinite(solver[k]) || (isPassRate && solver[k] is < 0 or > 1)) throw new ArgumentException($"the {parameters[k].Name} is missing or outside its range");
        }
        var model = CurveModel.For(curve, window);
        var fit = new CurveFit(curve, solver, TerminationOf(Outcome))
        {
            ResidualSumOfSquares = JsonNumber.Back(ResidualSumOfSquares),
            Observations = model.Series.Count,
            AtBound = [.. solver.Select((value, k) => model.IsAtBound(k, value))],
            FreeParameters = parameters.Count(parameter => !parameter.AtBound && parameter.Interval is not null),
        };
        var profile = new CurveProfile { Model = model, Fit = fit, KnownNoise = known, Level = level };
        return new CurveInference(profile, parameters, Noise.ToEstimate()) { Aicc = Aicc, Weight = Weight };
    }

    /// <summary>Restores the forecast of the curve; null if none was requested.</summary>
    /// <param name="now">The largest compute fitted.</param>
    public CurveForecast? ToForecast(double now) => Forecasts is null ? null : new(
        [.. Forecasts.Select(forecast => forecast.ToForecast(now))], [.. (Targets ?? []).Select(target => target.ToTarget())], Progress?.ToProgress());

    private static Termination TerminationOf(string outcome) => outcome switch
    {
        "evaluation-limit" => Termination.EvaluationLimit,
        "invalid-start" => Termination.InvalidStart,
        _ => Termination.FunctionTolerance,
    };

    /// <summary>The name of a termination.</summary>
    public static string OutcomeOf(Termination termination) => termination switch
    {
        Termination.EvaluationLimit => "evaluation-limit",
        Termination.InvalidStart => "invalid-start",
        _ => "converged",
    };
}

/// <summary>
/// A parameter with its confidence interval. An end that is not bounded is null. <paramref name="AtBound"/> is also true where only a fit at an end
/// of the interval is at a bound of its range; <see cref="Determined"/> states whether the estimate can be used.
/// </summary>
internal sealed record ParameterDocument(double? Estimate, double? Lower, double? Upper, bool AtBound)
{
    /// <inheritdoc cref="ParameterText.IsDetermined"/>
    public bool Determined { get; init; } = true;

    /// <summary>The origin of the value; null if it is only from the fit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Origin { get; init; }

    /// <summary>Makes the document of an estimate.</summary>
    public static ParameterDocument Create(Estimate estimate, bool isDetermined) =>
        new(JsonNumber.FiniteOrNull(estimate.Value), estimate.Interval?.Lower, estimate.Interval?.Upper, estimate.AtBound) { Determined = isDetermined, Origin = estimate.Origin };

    /// <summary>Restores the estimate. A given parameter has no interval.</summary>
    public Estimate ToEstimate(string name) => new(name, JsonNumber.Back(Estimate), Origin == "given" ? null : new Interval(Lower, Upper), AtBound, Origin);
}

/// <summary>The noise of a fit.</summary>
internal sealed record NoiseDocument(string Model, double? Sd, double? DriftShare, double? CorrelationLength, double? EffectivePoints)
{
    /// <summary>Makes the document of a noise estimate.</summary>
    public static NoiseDocument Create(NoiseEstimate noise) => new(
        noise.Model,
        JsonNumber.FiniteOrNull(noise.StandardDeviation),
        JsonNumber.FiniteOrNull(noise.DriftShare),
        JsonNumber.FiniteOrNull(noise.CorrelationLength),
        JsonNumber.FiniteOrNull(noise.EffectivePoints));

    /// <summary>Restores the noise estimate.</summary>
    /// <exception cref="ArgumentException">A value is missing or outside its range.</exception>
    public NoiseEstimate ToEstimate() => Sd >= 0 && DriftShare is >= 0 and <= 1 && CorrelationLength >= 0 && EffectivePoints > 0
        ? new(Model, Sd.Value, DriftShare.Value, CorrelationLength.Value, EffectivePoints.Value)
        : throw new ArgumentException("the noise is missing or outside its range");
}

/// <summary>Converts between numbers and JSON, which has no NaN and no infinity.</summary>
internal static class JsonNumber
{
    /// <summary>The number; null if it is not finite.</summary>
    public static double? FiniteOrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>The number; NaN for null.</summary>
    public static double Back(double? value) => value ?? double.NaN;
}
