namespace ScaleFit.Tests.Coverage;

/// <summary>The noise of simulated runs: evaluation noise plus drift.</summary>
/// <param name="Name">As the tables write it.</param>
/// <param name="DriftShare">w, the share of drift in the variance.</param>
/// <param name="Phi">Correlation of the drift over 100 GPU-hours.</param>
internal sealed record StudyNoise(string Name, double DriftShare, double Phi)
{
    public static readonly StudyNoise White = new("white", 0, 0);
    public static readonly StudyNoise Ar3 = new("AR(1) .3", 1, 0.3);
    public static readonly StudyNoise Ar5 = new("AR(1) .5", 1, 0.5);
    public static readonly StudyNoise Ar8 = new("AR(1) .8", 1, 0.8);
    public static readonly StudyNoise Ar9 = new("AR(1) .9", 1, 0.9);
    public static readonly StudyNoise HalfAr8 = new("half white, half AR(1) .8", 0.5, 0.8);
    public static readonly StudyNoise HalfAr95 = new("half white, half AR(1) .95", 0.5, 0.95);

    /// <summary>Standard deviation of one evaluation.</summary>
    public const double Deviation = 0.008;

    /// <summary>GPU-hours from one evaluation to the next.</summary>
    public const double Gap = 100;

    /// <summary>l, the compute over which the drift forgets itself.</summary>
    public double Length => Phi > 0 ? -Gap / Math.Log(Phi) : 1;
}
