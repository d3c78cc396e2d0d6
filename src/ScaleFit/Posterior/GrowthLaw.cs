namespace ScaleFit.Posterior;

/// <summary>
/// The laws that the posterior averages over. All but the constant have a start, a gain, a midpoint C50 (where half of the gain is reached) and
/// an efficiency B, scaled so that at C50 each law rises by B / 4 of its gain per e-fold of compute, as the sigmoid does (METHOD.md, posterior).
/// </summary>
public enum GrowthLaw
{
    /// <summary>The sigmoid of the ScaleRL paper, the log-logistic law.</summary>
    Sigmoid,

    /// <summary>Exponential saturation with a shape: 1 - 2^-(C / C50)^k.</summary>
    Weibull,

    /// <summary>Gompertz growth in ln C: 2^-(C50 / C)^k.</summary>
    Gompertz,

    /// <summary>A power law with a start: 1 - (1 + C / c)^-k. Its last gains come the slowest.</summary>
    PowerLaw,

    /// <summary>Growth by the logarithm of compute, ln(1 + C / C50), without an asymptote.</summary>
    LogLinear,

    /// <summary>No growth.</summary>
    Constant,
}
