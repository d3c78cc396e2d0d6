using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>The forecast pass rate of a curve at one compute. Immutable: threads may share it.</summary>
/// <param name="Compute">Compute, in the unit of the run.</param>
/// <param name="Value">The curve's pass rate there.</param>
/// <param name="Fit">The interval of this run: the curve that it follows, from its noise.</param>
/// <param name="WithMargin">The prediction interval of the next run of the recipe: both runs differ from the mean of the recipe by the margin.</param>
/// <param name="Ratio">Extrapolation ratio: compute divided by the largest fitted compute.</param>
/// <param name="Gain">Value minus the curve's pass rate at the largest fitted compute.</param>
public sealed record Forecast(double Compute, double Value, Interval Fit, Interval WithMargin, double Ratio, double Gain)
{
    /// <summary>The posterior forecast, which combines several laws, with the prediction interval of the next run. Only the sigmoid has it, and only beyond the run.</summary>
    public Estimate? Combined { get; init; }

    /// <summary>Further compute that the forecast needs. 0 within the run.</summary>
    public required double Further { get; init; }

    /// <summary>Gain per thousand units of further compute, or null without further compute.</summary>
    public double? GainPerThousand => Further > 0 ? 1000 * Gain / Further : null;

    /// <summary>Cost of the further compute, or null without a price per unit.</summary>
    public double? Cost { get; init; }

    /// <summary>Gain per unit of currency, or null without a price or without further compute.</summary>
    public double? GainPerCost => Cost > 0 ? Gain / Cost : null;

    /// <summary>Findings on this forecast. Empty for several forecasts at once, whose findings are those of the run.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = [];

    /// <summary>
    /// Pass rate with the prediction interval of the next run of the recipe and the codes of warnings, such as <c>0.609 [0.585, 0.632] (far-extrapolation)</c>.
    /// The same in every culture.
    /// </summary>
    public override string ToString()
    {
        string warnings = string.Join(", ", Findings.Where(finding => finding.Severity == Severity.Warning).Select(finding => finding.Code));
        return $"{WithMargin.Around(Value)}{(warnings.Length > 0 ? $" ({warnings})" : "")}";
    }
}
