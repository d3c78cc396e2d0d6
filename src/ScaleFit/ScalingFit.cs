using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit;

/// <summary>
/// A fitted run: asymptote, efficiency and midpoint with confidence intervals, and forecasts for further compute. Immutable: threads may share
/// it. Each call computes its interval with scratch of its own: milliseconds for a hundred evaluations, half a second for a hundred thousand.
/// </summary>
public sealed class ScalingFit
{
    internal ScalingFit(RunInference inference)
    {
        Inference = inference;
        Sigmoid = new SigmoidFit(inference.Curves[0]);
        PowerLaw = inference.Curves.FirstOrDefault(curve => curve.Curve is PowerLawCurve) is { } power ? new PowerLawFit(power) : null;
    }

    /// <summary>The sigmoid R0 + (A - R0) / (1 + (C_mid / C)^B).</summary>
    public SigmoidFit Sigmoid { get; }

    /// <summary>The power law A - D C^-B, for comparison, or null if it was not fitted. On short runs its asymptote is nearly always too high.</summary>
    public PowerLawFit? PowerLaw { get; }

    /// <summary>Confidence level of every interval, between 0 and 1.</summary>
    public double Level => Inference.Level;

    /// <summary>Findings to read before using the numbers, the most serious first.</summary>
    public IReadOnlyList<Finding> Findings => Inference.Findings;

    /// <summary>The analysis of the run, for the other namespaces of the library.</summary>
    public RunInference Inference { get; }

    /// <summary>Forecasts the pass rate of a run of this recipe at a compute.</summary>
    /// <param name="compute">The compute, above 0 and finite, in the unit of the run.</param>
    /// <returns>
    /// The pass rate, from 0 to 1, with two intervals at <see cref="Level"/>, and the findings on this forecast. One is the interval of
    /// this run, from its noise. The wider one is that of the next run of the recipe, with the margin (paper, section 3).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The compute is not above 0 or not finite.</exception>
    /// <exception cref="FitException">The run gives no forecast: it collapses, or fewer than 8 evaluations were fitted after the early cut.</exception>
    public Forecast PassRateAt(double compute)
    {
        if (!(compute > 0 && double.IsFinite(compute))) throw new ArgumentOutOfRangeException(nameof(compute), compute, "Compute must be above 0 and finite.");
        var (forecast, findings) = Forecast(new ForecastOptions { At = [compute] });
        return forecast.Forecasts[0] with { Findings = findings };
    }

    /// <summary>The compute at which the run reaches a pass rate.</summary>
    /// <param name="passRate">The pass rate, between 0 and 1.</param>
    /// <returns>The compute in the unit of the run, whether the run reaches the pass rate, and the intervals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The pass rate does not lie between 0 and 1.</exception>
    /// <exception cref="FitException">The run gives no forecast: it collapses, or fewer than 8 evaluations were fitted after the early cut.</exception>
    public ComputeToReach ComputeToReach(double passRate)
    {
        if (passRate is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(passRate), passRate, "A target pass rate must lie between 0 and 1.");
        return Forecast(new ForecastOptions { Targets = [passRate] }).Curve.Targets[0];
    }

    /// <summary>One line, such as <c>run: asymptote 0.612 [0.604, 0.621], efficiency 1.92 [1.80, 2.05], midpoint 2,542 [2,400, 2,700]</c>.</summary>
    public override string ToString() => $"{Inference.Run.Name}: {Sigmoid}";

    private (CurveForecast Curve, IReadOnlyList<Finding> Findings) Forecast(ForecastOptions options)
    {
        var forecast = Forecaster.Forecast(Inference, options);
        Finding[] own = [.. forecast.Run.Findings.Skip(Findings.Count)];
        return forecast.Curves is [var curve, ..] ? (curve, own) : throw new FitException($"{own[^1].Message} {own[^1].Advice}");
    }
}

/// <summary>The fitted sigmoid of a run: its parameters with intervals. Immutable: threads may share it.</summary>
public sealed class SigmoidFit
{
    private readonly CurveInference _curve;

    internal SigmoidFit(CurveInference curve) => _curve = curve;

    /// <summary>R0, the pass rate before training, from 0 to 1.</summary>
    public Estimate Start => _curve.Parameters[0];

    /// <summary>A, the asymptote: the limit of the pass rate for infinite compute, from 0 to 1.</summary>
    public Estimate Asymptote => _curve.Parameters[1];

    /// <summary>B, the efficiency exponent: the steepness of the rise around the midpoint.</summary>
    public Estimate Efficiency => _curve.Parameters[2];

    /// <summary>C_mid, the compute at half of the gain, in the unit of the run.</summary>
    public Estimate Midpoint => _curve.Parameters[3];

    /// <summary>The noise of the evaluations around the curve.</summary>
    public NoiseEstimate Noise => _curve.Noise;

    /// <summary>The value of the curve, from 0 to 1.</summary>
    /// <param name="compute">Compute above 0, in the unit of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The compute is not above 0.</exception>
    public double PassRate(double compute) => compute > 0 ? _curve.Fit.PassRate(compute) : throw new ArgumentOutOfRangeException(nameof(compute), compute, "Compute must be above 0.");

    /// <summary>One line, such as <c>asymptote 0.612 [0.604, 0.621], efficiency 1.92 [1.80, 2.05], midpoint 2,542 [2,400, 2,700]</c>.</summary>
    public override string ToString() => $"asymptote {Asymptote}, efficiency {Efficiency}, midpoint {Midpoint}";
}

/// <summary>The fitted power law of a run: its parameters with intervals. Immutable: threads may share it.</summary>
public sealed class PowerLawFit
{
    private readonly CurveInference _curve;

    internal PowerLawFit(CurveInference curve) => _curve = curve;

    /// <summary>A, the asymptote: the limit of the pass rate for infinite compute, from 0 to 1.</summary>
    public Estimate Asymptote => _curve.Parameters[0];

    /// <summary>D, the scale: asymptote minus pass rate at a compute of 1.</summary>
    public Estimate Scale => _curve.Parameters[1];

    /// <summary>B, the exponent.</summary>
    public Estimate Efficiency => _curve.Parameters[2];

    /// <summary>The noise of the evaluations around the curve.</summary>
    public NoiseEstimate Noise => _curve.Noise;

    /// <summary>The value of the curve. Far below the data it falls below 0.</summary>
    /// <param name="compute">Compute above 0, in the unit of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The compute is not above 0.</exception>
    public double PassRate(double compute) => compute > 0 ? _curve.Fit.PassRate(compute) : throw new ArgumentOutOfRangeException(nameof(compute), compute, "Compute must be above 0.");

    /// <summary>One line, such as <c>asymptote 0.65 [0.62, not bounded], efficiency 0.65 [0.4, 0.9]</c>.</summary>
    public override string ToString() => $"asymptote {Asymptote}, efficiency {Efficiency}";
}
