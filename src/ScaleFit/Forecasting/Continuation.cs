using MathNet.Numerics.Distributions;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Forecasting;

/// <summary>Simulates continuations of a run with its fitted curve, noise and evaluation interval.</summary>
internal sealed class Continuation
{
    private readonly FitWindow _window;
    private readonly NoiseFit _noise;
    private readonly int _mostAdded;
    private readonly RunPoint[] _seen;
    private readonly double _gap;
    private readonly double _variance;

    public Continuation(NoiseFit noise, FitWindow window, int mostAdded)
    {
        (_window, _noise, _mostAdded) = (window, noise, mostAdded);
        _seen = [.. window.Run.Points.Where(p => p.Compute <= window.Points[^1].Compute)];
        var gaps = window.Points.Zip(window.Points.Skip(1), (a, b) => b.Compute - a.Compute).Order().ToArray();
        _gap = gaps[gaps.Length / 2];
        _variance = window.Points.Select(p => p.NoiseVariance).Order().ElementAt(window.Points.Count / 2);
    }

    /// <summary>
    /// The fit window of the run with a continuation up to a compute. A longer run may have a longer early regime.
    /// The correlated noise of the continuation is independent of that of the run: the correlation ends within a correlation length.
    /// </summary>
    public FitWindow Draw(double until, int seed)
    {
        var random = new Random(seed);
        List<RunPoint> points = [.. _seen];
        double last = points[^1].Compute;
        double gap = Math.Max(_gap, (until - last) / _mostAdded);
        double correlation = Math.Exp(-gap / _noise.CorrelationLength), drift = Normal.Sample(random, 0, 1);
        for (double compute = last + gap; compute <= until * (1 + 1e-12); compute += gap)
        {
            drift = correlation * drift + Math.Sqrt(1 - correlation * correlation) * Normal.Sample(random, 0, 1);
            double noise = Math.Sqrt(_noise.DriftShare) * drift + Math.Sqrt((1 - _noise.DriftShare) * _variance) * Normal.Sample(random, 0, 1);
            double clean = SigmoidCurve.Instance.PassRate(_noise.Parameters, compute);
            points.Add(new RunPoint(compute, Math.Clamp(clean + _noise.StandardDeviation * noise, 0, 1), _variance));
        }
        return FitWindow.Choose(_window.Run with { Points = points }, _window.Options with { Until = null });
    }
}
