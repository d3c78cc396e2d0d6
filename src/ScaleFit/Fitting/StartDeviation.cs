using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// How far the evaluation before training may lie off the curve. Where an early regime was cut, a run may have risen in it by other means than the curve, such as by
/// learning the format of answers. The curve then does not start at that evaluation. The evaluations that were cut tell: they lie on the curve, or not.
/// </summary>
internal static class StartDeviation
{
    /// <summary>
    /// The standard deviation of the start around the curve is this many times what the first evaluations in the early regime deviate by. The fit moves towards a start
    /// off the curve, which hides a part of the deviation.
    /// </summary>
    private const double Generosity = 2.5;

    /// <summary>Share of the evaluations in the early regime, the earliest, that tell. Those further on lie on the curve whatever the start.</summary>
    private const double First = 1.0 / 3;

    /// <summary>The extra variance of the evaluation before training, in units of the variance of one residual. 0 where no evaluation was cut after it.</summary>
    public static double ExtraVariance(FitWindow window)
    {
        if (window.FirstEvaluation is null || window.Early.Count == 0 || !CurveModel.Suffices(SigmoidCurve.Instance, window)) return 0;
        var workspace = new FitWorkspace(new CurveModel(SigmoidCurve.Instance, new Series(window.FirstEvaluation, window.Points)));
        var (parameters, solution) = CurveFitter.Search(workspace, workspace.White);
        double variance = solution.SumOfSquares / Math.Max(1, workspace.Model.Series.Count - parameters.Length);
        if (!(variance > 0)) return 0;
        var first = window.Early.Take(Math.Max(1, (int)Math.Ceiling(First * window.Early.Count)));
        double deviation = first.Average(point => point.PassRate - SigmoidCurve.Instance.PassRate(parameters, point.Compute));
        return Generosity * Generosity * deviation * deviation / variance;
    }
}
