using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>
/// A point forecast with a lower error than any single curve (METHOD.md, combined forecast). It weights a sigmoid by two thirds, the power
/// law by a sixth and the last value by a sixth. The sigmoid shrinks its efficiency towards the published ones and carries the correlated noise
/// forward. Errors of sigmoid and power law have opposite signs, and the last value is a good forecast near the run.
/// </summary>
internal sealed class CombinedForecast
{
    /// <summary>Prior of ln B: the median of the published runs (paper, table 1 and figure 2), 1.77, and twice their spread.</summary>
    private static readonly double UsualLogEfficiency = Math.Log(1.77);
    private const double LogEfficiencySpread = 0.5;

    private const double SigmoidWeight = 4.0 / 6;
    private const double OtherWeight = 1.0 / 6;

    private readonly CurveFit _power;
    private readonly double[] _sigmoid;
    private readonly double _last;
    private readonly double _now;
    private readonly double _drift;
    private readonly double _correlationLength;

    private CombinedForecast(ProfileWalker sigmoid, CurveFit power, double last)
    {
        var series = sigmoid.Profile.Model.Series;
        var noise = sigmoid.Best;
        _power = power;
        _last = last;
        _now = series.Compute[series.Count - 1];
        _sigmoid = Shrunk(sigmoid);
        _correlationLength = noise.CorrelationLength;
        _drift = DriftAtEnd(sigmoid, _sigmoid);
    }

    /// <summary>Makes the combined forecast for a window of a run.</summary>
    /// <param name="sigmoid">The profile walker of its sigmoid.</param>
    /// <param name="window">The window.</param>
    public static CombinedForecast Fit(ProfileWalker sigmoid, FitWindow window) =>
        new(sigmoid, CurveFitter.Fit(PowerLawCurve.Instance, window), LastValue(window.Points));

    /// <summary>The baseline (last value carried forward): the mean of the last tenth of the evaluations.</summary>
    public static double LastValue(IReadOnlyList<RunPoint> points) => points.TakeLast(Math.Max(1, points.Count / 10)).Average(p => p.PassRate);

    /// <summary>The combined pass rate at a compute. Its interval is as wide as that of the curve.</summary>
    public Estimate At(double compute, double curve, Interval interval)
    {
        double value = Math.Clamp(Value(compute), 0, 1);
        return new Estimate("combined", value, new Interval(
            Math.Clamp(value - (curve - interval.Lower!.Value), 0, 1), Math.Clamp(value + (interval.Upper!.Value - curve), 0, 1)), false);
    }

    private double Value(double compute)
    {
        double carried = _drift * Math.Exp((_now - Math.Max(_now, compute)) / _correlationLength);
        return SigmoidWeight * (SigmoidCurve.Instance.PassRate(_sigmoid, compute) + carried) + OtherWeight * (_power.PassRate(compute) + _last);
    }

    private static double[] Shrunk(ProfileWalker walker)
    {
        var (model, noise) = (walker.Profile.Model, walker.Best);
        var curve = new CurveProblem(model.Curve, model.Series, walker.Filters[0]);
        var problem = new PriorProblem(curve, 2, UsualLogEfficiency, noise.StandardDeviation / LogEfficiencySpread);
        var solver = new LevenbergMarquardt(problem.ParameterCount, problem.ResidualCount);
        double[] parameters = [.. noise.Parameters];
        solver.Solve(problem, parameters, model.Lower, model.Upper, Tolerances.Tight);
        return parameters;
    }

    private static double DriftAtEnd(ProfileWalker walker, double[] parameters)
    {
        var series = walker.Profile.Model.Series;
        var residuals = new double[series.Count];
        for (int i = 0; i < residuals.Length; i++)
        {
            double curve = series.Compute[i] > 0 ? SigmoidCurve.Instance.PassRate(parameters, series.Compute[i]) : parameters[0];
            residuals[i] = series.PassRate[i] - curve;
        }
        return walker.Filters[0].DriftAtEnd(residuals);
    }
}
