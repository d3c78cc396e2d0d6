namespace ScaleFit.Runs;

/// <summary>One evaluation: a compute and the pass rate measured there. Immutable: threads may share it.</summary>
public readonly record struct RunPoint
{
    /// <summary>Makes a point with noise variance 1.</summary>
    /// <param name="compute">Compute spent, at least 0, in the unit of the run's <see cref="ComputeAxis"/>.</param>
    /// <param name="passRate">Share of samples that passed, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range or is not finite.</exception>
    public RunPoint(double compute, double passRate)
        : this(compute, passRate, 1)
    {
    }

    /// <summary>Makes a point.</summary>
    /// <param name="compute">Compute spent, at least 0, in the unit of the run's <see cref="ComputeAxis"/>.</param>
    /// <param name="passRate">Share of samples that passed, from 0 to 1.</param>
    /// <param name="noiseVariance">Variance of the evaluation noise, above 0. Only ratios within a run have an effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range or is not finite.</exception>
    public RunPoint(double compute, double passRate, double noiseVariance)
    {
        if (!(compute >= 0 && double.IsFinite(compute)))
            throw new ArgumentOutOfRangeException(nameof(compute), compute, "Compute must be at least 0 and finite.");
        if (!(passRate >= 0 && passRate <= 1))
            throw new ArgumentOutOfRangeException(nameof(passRate), passRate, "A pass rate must lie between 0 and 1.");
        if (!(noiseVariance > 0 && double.IsFinite(noiseVariance)))
            throw new ArgumentOutOfRangeException(nameof(noiseVariance), noiseVariance, "A variance must be above 0 and finite.");
        (Compute, PassRate, NoiseVariance) = (compute, passRate, noiseVariance);
    }

    /// <summary>Compute spent, at least 0.</summary>
    public double Compute { get; }

    /// <summary>Pass rate, from 0 to 1.</summary>
    public double PassRate { get; }

    /// <summary>Variance of the evaluation noise, up to a factor common to the run. Above 0.</summary>
    public double NoiseVariance { get; }
}
