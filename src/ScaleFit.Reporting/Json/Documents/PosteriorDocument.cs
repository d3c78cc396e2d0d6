using System.Globalization;
using System.Text.Json.Serialization;
using ScaleFit.Inference;
using ScaleFit.Posterior;

namespace ScaleFit.Reporting.Json.Documents;

/// <inheritdoc cref="PosteriorForecast"/>
internal sealed record PosteriorDocument(string Prior, double Draws, IReadOnlyList<LawDocument> Laws, IReadOnlyList<PassRateForecastDocument> Forecasts, IReadOnlyList<TargetForecastDocument> Targets)
{
    /// <summary>Makes the document of a posterior forecast.</summary>
    public static PosteriorDocument Create(PosteriorForecast posterior) => new(
        posterior.Prior,
        posterior.EffectiveDraws,
        [.. posterior.Laws.Select(law => new LawDocument(law.Law.Name(), law.Weight))],
        [.. posterior.PassRates.Select(PassRateForecastDocument.Create)],
        [.. posterior.Targets.Select(target => new TargetForecastDocument(target.PassRate, target.By, target.Probability, new MedianDocument(target.Median, target.Compute.Lower, target.Compute.Upper)))]);

    /// <summary>Restores the posterior forecast.</summary>
    /// <exception cref="ArgumentException">A law is unknown, or an interval is not valid.</exception>
    public PosteriorForecast ToForecast() => new(
        Prior,
        [.. Laws.Select(law => new LawWeight(StatusText.GrowthLawOf(law.Curve), law.Weight))],
        [.. Forecasts.Select(forecast => forecast.ToForecast())],
        [.. Targets.Select(target => new TargetForecast(target.PassRate, target.By, target.Probability, target.Compute.Median, new Interval(target.Compute.Lower, target.Compute.Upper)))])
    {
        EffectiveDraws = Draws,
    };
}

/// <inheritdoc cref="LawWeight"/>
internal sealed record LawDocument(string Curve, double Weight);

/// <summary>A pass rate at one compute: the median, the interval of this run and that of the next run, quantiles by probability, and the change since the end of the run.</summary>
internal sealed record PassRateForecastDocument(double Compute, double Median, double Lower, double Upper, IntervalDocument Next, IReadOnlyDictionary<string, double> Quantiles)
{
    /// <inheritdoc cref="PassRateForecast.Gain"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MedianDocument? Gain { get; init; }

    /// <inheritdoc cref="PassRateForecast.WorthProbability"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WorthProbability { get; init; }

    /// <inheritdoc cref="FallRate.Share"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CollapseRate { get; init; }

    /// <summary>The counts behind the rate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FallRateDocument? Collapses { get; init; }

    /// <summary>Makes the document of a pass rate.</summary>
    public static PassRateForecastDocument Create(PassRateForecast forecast) => new(
        forecast.Compute, forecast.Median, forecast.ThisRun.Lower!.Value, forecast.ThisRun.Upper!.Value, IntervalDocument.Create(forecast.NextRun),
        new SortedDictionary<string, double>(forecast.Quantiles.ToDictionary(q => q.Probability.ToString("0.##", CultureInfo.InvariantCulture), q => q.Value), StringComparer.Ordinal))
    {
        Gain = forecast.Gain is { } gain ? new MedianDocument(gain.Value, gain.Interval!.Lower, gain.Interval.Upper) : null,
        WorthProbability = forecast.WorthProbability,
        CollapseRate = forecast.Falls?.Share,
        Collapses = forecast.Falls is { } falls ? new FallRateDocument(falls.Ratio, falls.Runs, falls.Fell) : null,
    };

    /// <summary>Restores the pass rate.</summary>
    /// <exception cref="ArgumentException">An interval is not valid.</exception>
    public PassRateForecast ToForecast() => new(
        Compute, Median, new Interval(Lower, Upper), Next.ToClosed(),
        [.. Quantiles.Select(q => new Quantile(double.Parse(q.Key, CultureInfo.InvariantCulture), q.Value))])
    {
        Gain = Gain is { Median: { } median } gain ? new Estimate("gain", median, new Interval(gain.Lower, gain.Upper), AtBound: false) : null,
        WorthProbability = WorthProbability,
        Falls = Collapses is { } falls ? new FallRate(falls.Ratio, falls.Runs, falls.Fell) : null,
    };
}

/// <inheritdoc cref="TargetForecast"/>
internal sealed record TargetForecastDocument(double PassRate, double By, double Probability, MedianDocument Compute);

/// <summary>A median with its interval. Null where it lies beyond what was looked at.</summary>
internal sealed record MedianDocument(double? Median, double? Lower, double? Upper);

/// <inheritdoc cref="FallRate"/>
internal sealed record FallRateDocument(double Ratio, int Runs, int Fell);
