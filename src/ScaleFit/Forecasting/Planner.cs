using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>
/// Estimates the compute at which a run's asymptote has a given precision. It simulates continuations from the fitted curve and noise, at the
/// evaluation interval of the run, and analyses them like the run itself. Fixed seeds make the result reproducible.
/// Safe to call from any thread.
/// </summary>
public static class Planner
{
    /// <summary>Number of continuations per compute. The share that succeeds has a standard error of about a sixteenth.</summary>
    private const int Draws = 61;

    private const int Majority = Draws / 2 + 1;

    /// <summary>Largest number of evaluations added. Longer continuations have longer evaluation intervals, with little effect: neighbours are correlated.</summary>
    private const int MostAdded = 300;

    private const double Furthest = 100;

    /// <summary>Relative accuracy of the reported compute.</summary>
    private const double Accuracy = 0.02;

    /// <summary>Plans one analysed run, whose first curve is the sigmoid.</summary>
    /// <param name="run">The analysed run.</param>
    /// <param name="precision">The required half-width, in pass rate, above 0.</param>
    public static RunPlan Plan(RunInference run, double precision)
    {
        var sigmoid = run.Curves.First(c => c.Curve is SigmoidCurve);
        double? known = HalfWidth(sigmoid["asymptote"]);
        if (known is null || ForecastDiagnostics.Refusal(run.Window) is not null) return new RunPlan(precision, known, PlanStatus.Refused, null);
        if (known <= precision) return new RunPlan(precision, known, PlanStatus.Already, null);

        double now = run.Window.Points[^1].Compute;
        if (!double.IsFinite(2 * Furthest * now)) return new RunPlan(precision, known, PlanStatus.OutOfReach, null);
        var profile = sigmoid.Profile;
        var continuation = new Continuation(new ProfileWalker(profile).Best, run.Window, MostAdded);
        bool KnownAt(double compute) => Suffices(continuation, profile.KnownNoise, compute, precision, run.Level);

        double low = now, high = now;
        do
        {
            if (high >= Furthest * now) return new RunPlan(precision, known, PlanStatus.OutOfReach, null);
            low = high;
            high = Math.Min(2 * high, Furthest * now);
        }
        while (!KnownAt(high));
        while (high > low * (1 + Accuracy))
        {
            double middle = Math.Sqrt(low * high);
            if (KnownAt(middle)) high = middle;
            else low = middle;
        }
        return new RunPlan(precision, known, PlanStatus.Reachable, high);
    }

    /// <summary>Whether most continuations up to a compute reach the precision. Stops as soon as this is decided.</summary>
    private static bool Suffices(Continuation continuation, KnownNoise? noise, double compute, double precision, double level)
    {
        int reached = 0, missed = 0;
        Parallel.For(0, Draws, (draw, loop) =>
        {
            var window = continuation.Draw(compute, seed: draw + 1);
            bool known = CurveModel.Suffices(SigmoidCurve.Instance, window) && HalfWidth(Asymptote(window, noise, level)) <= precision;
            if (Interlocked.Increment(ref known ? ref reached : ref missed) == Majority) loop.Stop();
        });
        return reached >= Majority;
    }

    private static Estimate Asymptote(FitWindow window, KnownNoise? noise, double level) =>
        ProfileWalker.Fitted(CurveModel.For(SigmoidCurve.Instance, window), noise, level).Parameter(SigmoidCurve.Instance.AsymptoteIndex);

    private static double? HalfWidth(Estimate asymptote) => (asymptote.Interval?.Upper - asymptote.Interval?.Lower) / 2;
}
