namespace ScaleFit.Comparing;

/// <summary>How two values of a quantity are compared: by difference or by ratio.</summary>
public enum EffectScale
{
    /// <summary>Candidate minus baseline.</summary>
    Difference,

    /// <summary>Candidate divided by baseline.</summary>
    Ratio,
}
