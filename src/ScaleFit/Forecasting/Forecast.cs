using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>The pass rate that a curve promises at one compute. Immutable: threads may share it.</summary>
/// <param name="Compute">Compute, in the unit of the run.</param>
/// <param name="Value">The curve's pass rate there.</param>
/// <param name="Fit">Its interval from this run's noise.</param>
/// <param name="WithMargin">The interval for another run of the recipe: widened by the margin.</param>
/// <param name="Ratio">How far that extrapolates: compute over the largest fitted.</param>
/// <param name="Gain">Value less the curve's pass rate at the largest compute fitted.</param>
public sealed record Forecast(double Compute, double Value, Interval Fit, Interval WithMargin, double Ratio, double Gain)
{
    /// <summary>The combined forecast, with its interval; the sigmoid's forecasts have one, except within the run, where there is nothing to forecast.</summary>
    public Estimate? Combined { get; init; }

    /// <summary>Further compute that the forecast asks for; 0 where the run has been there.</summary>
    public required double Further { get; init; }

    /// <summary>Gain per thousand units of further compute; null where there is none.</summary>
    public double? GainPerThousand => Further > 0 ? 1000 * Gain / Further : null;

    /// <summary>What the further compute costs, where a price per unit is known.</summary>
    public double? Cost { get; init; }

    /// <summary>Gain per unit of currency; null without a price or without further compute.</summary>
    public double? GainPerCost => Cost > 0 ? Gain / Cost : null;

    /// <summary>What to know before relying on this forecast; empty where it was asked for with others, whose findings are those of the run.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = [];

    /// <summary>
    /// Pass rate with the interval for another run of the recipe and the codes of warnings, such as <c>0.609 [0.585, 0.632] (far-extrapolation)</c>;
    /// in every culture alike.
    /// </summary>
    public override string ToString()
    {
        string doubts = string.Join(", ", Findings.Where(finding => finding.Severity == Severity.Warning).Select(finding => finding.Code));
        return $"{WithMargin.Around(Value)}{(doubts.Length > 0 ? $" ({doubts})" : "")}";
    }
}
