using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reports;

/// <summary>One run of a <see cref="Report"/>: its fits, and what the command made of them.</summary>
/// <param name="Run">The analysed run; its findings include those of the command.</param>
internal sealed record RunReport(RunInference Run)
{
    /// <summary>Forecasts, a curve each, in the order of the run's curves; empty where the run gives none, null where none was asked for.</summary>
    public IReadOnlyList<CurveForecast>? Forecasts { get; init; }

    /// <summary>The track record of forecasts, where it was asked for.</summary>
    public RunBacktest? Backtest { get; init; }

    /// <summary>Prefixes asked for that end where the run does or later, so that nothing is left to forecast.</summary>
    public IReadOnlyList<double> Beyond { get; init; } = [];

    /// <summary>How much further the run must go, where it was asked for.</summary>
    public RunPlan? Plan { get; init; }

    /// <summary>The largest compute fitted.</summary>
    public double Now => Run.Window.Points[^1].Compute;

    /// <summary>The unit of compute.</summary>
    public ComputeUnit Unit => Run.Run.Compute.Unit;

    /// <summary>The same with what intervals along the curves need, found again.</summary>
    /// <param name="options">How the run was analysed.</param>
    public RunReport WithProfiles(InferenceOptions options)
    {
        var again = RunAnalyzer.Infer(Run.Run, options with { Curves = [.. Run.Curves.Select(curve => curve.Curve)], Sensitivity = false });
        return this with { Run = Run with { Curves = [.. Run.Curves.Zip(again.Curves, (curve, other) => curve with { Profile = other.Profile })] } };
    }

    /// <summary>The same without what only intervals along the curves need, which is most of its memory.</summary>
    public RunReport WithoutProfiles()
    {
        var run = Run with { Curves = [.. Run.Curves.Select(curve => curve with { Profile = null! })] };
        return this with { Run = run, Backtest = Backtest is null ? null : Backtest with { Run = run } };
    }
}
