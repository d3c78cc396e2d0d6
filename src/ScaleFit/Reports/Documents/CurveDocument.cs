using System.Text.Json.Serialization;
using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Reports.Documents;

/// <summary>One curve of a <see cref="RunDocument"/>. A number that is not finite is null.</summary>
internal sealed record CurveDocument
{
    /// <summary>The family's name.</summary>
    public required string Curve { get; init; }

    /// <summary><c>converged</c>, or why not.</summary>
    public required string Outcome { get; init; }

    /// <summary>Natural parameters by name, in the curve's order.</summary>
    public required IReadOnlyDictionary<string, ParameterDocument> Parameters { get; init; }

    /// <summary>The noise.</summary>
    public required NoiseDocument Noise { get; init; }

    /// <summary>Root of the mean squared residual.</summary>
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

    /// <summary>The document of a fitted curve.</summary>
    /// <param name="inference">The curve.</param>
    /// <param name="forecast">What it promises; null where nothing was asked for, or the run gives no forecast.</param>
    public static CurveDocument Of(CurveInference inference, CurveForecast? forecast) => new()
    {
        Curve = inference.Curve.Name,
        Outcome = OutcomeOf(inference.Fit.Termination),
        Parameters = inference.Parameters.ToDictionary(p => p.Name, ParameterDocument.Of, StringComparer.Ordinal),
        Noise = NoiseDocument.Of(inference.Noise),
        Rmse = JsonNumber.Of(inference.Fit.RootMeanSquare),
        ResidualSumOfSquares = JsonNumber.Of(inference.Fit.ResidualSumOfSquares),
        Aicc = JsonNumber.Of(inference.Aicc),
        Weight = JsonNumber.Of(inference.Weight),
        Forecasts = forecast is null ? null : [.. forecast.Forecasts.Select(ForecastDocument.Of)],
        Targets = forecast is null ? null : [.. forecast.Targets.Select(TargetDocument.Of)],
        Progress = forecast?.Progress is { } progress ? ProgressDocument.Of(progress) : null,
    };

    /// <summary>How a fit ended, by name.</summary>
    public static string OutcomeOf(Termination termination) => termination switch
    {
        Termination.EvaluationLimit => "evaluation-limit",
        Termination.InvalidStart => "invalid-start",
        _ => "converged",
    };
}

/// <summary>A parameter with its interval; an open end is null.</summary>
internal sealed record ParameterDocument(double? Estimate, double? Lower, double? Upper, bool AtBound)
{
    /// <summary>Where the value came from, if not from the fit alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Origin { get; init; }

    /// <summary>The document of an estimate.</summary>
    public static ParameterDocument Of(Estimate estimate) =>
        new(JsonNumber.Of(estimate.Value), estimate.Interval?.Lower, estimate.Interval?.Upper, estimate.AtBound) { Origin = estimate.Origin };
}

/// <summary>The noise of a fit.</summary>
internal sealed record NoiseDocument(string Model, double? Sd, double? DriftShare, double? CorrelationLength, double? EffectivePoints)
{
    /// <summary>The document of a noise estimate.</summary>
    public static NoiseDocument Of(NoiseEstimate noise) => new(
        noise.Model,
        JsonNumber.Of(noise.StandardDeviation),
        JsonNumber.Of(noise.DriftShare),
        JsonNumber.Of(noise.CorrelationLength),
        JsonNumber.Of(noise.EffectivePoints));
}

/// <summary>JSON has no NaN and no infinity.</summary>
internal static class JsonNumber
{
    /// <summary>The number, or null where JSON cannot say it.</summary>
    public static double? Of(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
