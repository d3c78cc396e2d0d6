using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The pass rate that a curve promises at one compute: <c>fit</c> from this run's noise, <c>forecast</c> with the margin.</summary>
internal sealed record ForecastDocument(
    double Compute, double? Estimate, IntervalDocument Fit, IntervalDocument Forecast, EstimateDocument? Combined,
    double? Ratio, double? Gain, double? GainPerThousand, double? Cost, double? GainPerCost)
{
    /// <summary>The document of a forecast.</summary>
    public static ForecastDocument Create(Forecast forecast) => new(
        forecast.Compute,
        JsonNumber.FiniteOrNull(forecast.Value),
        IntervalDocument.Create(forecast.Fit),
        IntervalDocument.Create(forecast.WithMargin),
        forecast.Combined is { } combined ? new EstimateDocument(JsonNumber.FiniteOrNull(combined.Value), combined.Interval?.Lower, combined.Interval?.Upper) : null,
        JsonNumber.FiniteOrNull(forecast.Ratio),
        JsonNumber.FiniteOrNull(forecast.Gain),
        JsonNumber.FiniteOrNull(forecast.GainPerThousand),
        JsonNumber.FiniteOrNull(forecast.Cost),
        JsonNumber.FiniteOrNull(forecast.GainPerCost));

    /// <summary>The forecast again.</summary>
    /// <param name="now">The largest compute fitted.</param>
    /// <exception cref="ArgumentException">An interval is open.</exception>
    public Forecast ToForecast(double now) => new(Compute, JsonNumber.Back(Estimate), Fit.ToClosed(), Forecast.ToClosed(), JsonNumber.Back(Ratio), JsonNumber.Back(Gain))
    {
        Further = Math.Max(0, Compute - now),
        Cost = Cost,
        Combined = Combined is null ? null : new Estimate("pass rate", JsonNumber.Back(Combined.Estimate), new Interval(Combined.Lower, Combined.Upper), AtBound: false),
    };
}

/// <summary>The compute that a pass rate takes.</summary>
internal sealed record TargetDocument(double PassRate, string Status, double? Compute, IntervalDocument Fit, IntervalDocument Forecast)
{
    /// <summary>The document of a target.</summary>
    public static TargetDocument Create(ComputeToReach target) => new(
        target.PassRate, target.Status.Name(), JsonNumber.FiniteOrNull(target.Compute), IntervalDocument.Create(target.Fit), IntervalDocument.Create(target.WithMargin));

    /// <summary>The target again.</summary>
    public ComputeToReach ToTarget() => new(PassRate, StatusText.ReachStatusOf(Status), Compute, Fit.ToInterval(), Forecast.ToInterval());
}

/// <inheritdoc cref="Progress"/>
internal sealed record ProgressDocument(double? Share, double? ComputeFor90, double? ComputeFor95, double? ComputeFor99)
{
    /// <summary>The document of a progress.</summary>
    public static ProgressDocument Create(Progress progress) => new(
        JsonNumber.FiniteOrNull(progress.Share), JsonNumber.FiniteOrNull(progress.ComputeFor90), JsonNumber.FiniteOrNull(progress.ComputeFor95), JsonNumber.FiniteOrNull(progress.ComputeFor99));

    /// <summary>The progress again.</summary>
    public Progress ToProgress() => new(JsonNumber.Back(Share), JsonNumber.Back(ComputeFor90), JsonNumber.Back(ComputeFor95), JsonNumber.Back(ComputeFor99));
}

/// <summary>An interval; an open end is null.</summary>
internal sealed record IntervalDocument(double? Lower, double? Upper)
{
    /// <summary>The document of an interval.</summary>
    public static IntervalDocument Create(Interval interval) => new(interval.Lower, interval.Upper);

    /// <summary>The interval again.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public Interval ToInterval() => new(Lower, Upper);

    /// <summary>The interval again, with both ends.</summary>
    /// <exception cref="ArgumentException">It is none, or open.</exception>
    public Interval ToClosed() => Lower is not null && Upper is not null ? ToInterval() : throw new ArgumentException("a forecast without limits");
}

/// <summary>A number with its interval.</summary>
internal sealed record EstimateDocument(double? Estimate, double? Lower, double? Upper);
