namespace ScaleFit.Comparing;

/// <summary>How two values of a quantity are compared.</summary>
public enum EffectScale
{
    /// <summary>Candidate minus baseline.</summary>
    Difference,

    /// <summary>Candidate over baseline.</summary>
    Ratio,
}
