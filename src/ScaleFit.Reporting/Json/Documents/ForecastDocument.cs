using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>
/// The forecast pass rate of a curve at one compute. <c>lower</c> and <c>upper</c> are the interval of this run, also as <c>fit</c>; <c>next</c> is the interval of the next run
/// of the recipe, also as <c>forecast</c>.
/// </summary>
internal sealed record ForecastDocument(
    double Compute, double? Estimate, double? Lower, double? Upper, IntervalDocument? Next, IntervalDocument Fit, IntervalDocument Forecast, EstimateDocument? Combined,
    double? Ratio, double? Gain, double? GainPerThousand, double? Cost, double? GainPerCost)
{
    /// <summary>Makes the document of a forecast.</summary>
    public static ForecastDocument Create(Forecast forecast) => new(
        forecast.Compute,
        JsonNumber.FiniteOrNull(forecast.Value),
        forecast.Fit.Lower,
        forecast.Fit.Upper,
        IntervalDocument.Create(forecast.WithMargin),
        IntervalDocument.Create(forecast.Fit),
        IntervalDocument.Create(forecast.WithMargin),
        forecast.Combined is { } combined ? new EstimateDocument(JsonNumber.FiniteOrNull(combined.Value), combined.Interval?.Lower, combined.Interval?.Upper) : null,
        JsonNumber.FiniteOrNull(forecast.Ratio),
        JsonNumber.FiniteOrNull(forecast.Gain),
        JsonNumber.FiniteOrNull(forecast.GainPerThousand),
        JsonNumber.FiniteOrNull(forecast.Cost),
        JsonNumber.FiniteOrNull(forecast.GainPerCost));

    /// <summary>Restores the forecast.</summary>
    /// <param name="now">The largest compute fitted.</param>
    /// <exception cref="ArgumentException">An end of an interval is missing.</exception>
    public Forecast ToForecast(double now) => new(Compute, JsonNumber.Back(Estimate), Fit.ToClosed(), Forecast.ToClosed(), JsonNumber.Back(Ratio), JsonNumber.Back(Gain))
    {
        Further = Math.Max(0, Compute - now),
        Cost = Cost,
        Combined = Combined is null ? null : new Estimate("pass rate", JsonNumber.Back(Combined.Estimate), new Interval(Combined.Lower, Combined.Upper), AtBound: false),
    };
}

/// <summary>The compute to reach a pass rate. The intervals have the names of <see cref="ForecastDocument"/>.</summary>
internal sealed record TargetDocument(
    double PassRate, string Status, double? Compute, double? Lower, double? Upper, IntervalDocument? Next, IntervalDocument Fit, IntervalDocument Forecast)
{
    /// <summary>Makes the document of a target.</summary>
    public static TargetDocument Create(ComputeToReach target) => new(
        target.PassRate, target.Status.Name(), JsonNumber.FiniteOrNull(target.Compute),
        target.Fit.Lower, target.Fit.Upper, IntervalDocument.Create(target.WithMargin), IntervalDocument.Create(target.Fit), IntervalDocument.Create(target.WithMargin));

    /// <summary>Restores the target.</summary>
    public ComputeToReach ToTarget() => new(PassRate, StatusText.ReachStatusOf(Status), Compute, Fit.ToInterval(), Forecast.ToInterval());
}

/// <inheritdoc cref="Progress"/>
internal sealed record ProgressDocument(double? Share, double? ComputeFor90, double? ComputeFor95, double? ComputeFor99)
{
    /// <summary>Makes the document of a progress.</summary>
    public static ProgressDocument Create(Progress progress) => new(
        JsonNumber.FiniteOrNull(progress.Share), JsonNumber.FiniteOrNull(progress.ComputeFor90), JsonNumber.FiniteOrNull(progress.ComputeFor95), JsonNumber.FiniteOrNull(progress.ComputeFor99));

    /// <summary>Restores the progress.</summary>
    public Progress ToProgress() => new(JsonNumber.Back(Share), JsonNumber.Back(ComputeFor90), JsonNumber.Back(ComputeFor95), JsonNumber.Back(ComputeFor99));
}

/// <summary>An interval. An end that is not bounded is null.</summary>
internal sealed record IntervalDocument(double? Lower, double? Upper)
{
    /// <summary>Makes the document of an interval.</summary>
    public static IntervalDocument Create(Interval interval) => new(interval.Lower, interval.Upper);

    /// <summary>Restores the interval.</summary>
    /// <exception cref="ArgumentException">The ends are not valid.</exception>
    public Interval ToInterval() => new(Lower, Upper);

    /// <summary>Restores an interval that must have both ends.</summary>
    /// <exception cref="ArgumentException">An end is missing or not valid.</exception>
    public Interval ToClosed() => Lower is not null && Upper is not null ? ToInterval() : throw new ArgumentException("an interval of a forecast has no lower or no upper end");
}

/// <summary>A number with its interval.</summary>
internal sealed record EstimateDocument(double? Estimate, double? Lower, double? Upper);
