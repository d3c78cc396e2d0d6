using System.Numerics;

namespace ScaleFit.Posterior;

/// <summary>Predicts a run's pass rate at one compute from each of its draws. Scratch of one thread.</summary>
internal sealed class CurvePredictor
{
    private readonly ObservedRun _run;
    private readonly double _logCompute;
    private readonly (double[] Weights, double Variance)?[] _models = new (double[], double)?[Fluctuation.All.Count];
    private readonly double _compute;

    /// <summary>Makes the predictor.</summary>
    /// <param name="run">The run.</param>
    /// <param name="compute">Compute, relative to the end of the run, above 0.</param>
    public CurvePredictor(ObservedRun run, double compute) => (_run, _compute, _logCompute) = (run, compute, Math.Log(compute));

    /// <summary>The pass rate of a curve with its discrepancy, and the variance of that discrepancy relative to an evaluation's.</summary>
    public (double Mean, double Variance) At(in PosteriorDraw draw)
    {
        var (weights, variance) = _models[draw.Fluctuation] ??= new WhitenedRun(_run, Fluctuation.All[draw.Fluctuation]).Discrepancy(_compute);
        var shape = new LawShape(draw.Law, new(draw.Midpoint), new(draw.LogEfficiency));
        double carried = 0;
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int first = 0; first < _run.Count; first += lanes.Length)
        {
            for (int lane = 0; lane < lanes.Length; lane++) lanes[lane] = _run.LogCompute[Math.Min(first + lane, _run.Count - 1)];
            shape.At(new(lanes)).CopyTo(lanes);
            for (int lane = 0; lane < lanes.Length && first + lane < _run.Count; lane++)
                carried += weights[first + lane] * (_run.PassRate[first + lane] - draw.Start - draw.Gain * lanes[lane]);
        }
        return (draw.Start + draw.Gain * shape.At(new(_logCompute))[0] + carried, variance);
    }

    /// <summary>The gain of a curve from the end of the run, and the variance of the discrepancy's step relative to an evaluation's.</summary>
    public (double Mean, double Variance) GainOf(in PosteriorDraw draw)
    {
        var shape = new LawShape(draw.Law, new(draw.Midpoint), new(draw.LogEfficiency));
        return (draw.Gain * (shape.At(new(_logCompute))[0] - shape.At(default)[0]), Fluctuation.All[draw.Fluctuation].Discrepancy * Math.Max(0, Fluctuation.Time(_compute, 1)));
    }
}
