namespace ScaleFit.Comparing;

/// <summary>The conclusion from an effect's interval.</summary>
public enum Verdict
{
    /// <summary>The candidate is better: the whole interval is a gain.</summary>
    Better,

    /// <summary>The candidate is worse: the whole interval is a loss.</summary>
    Worse,

    /// <summary>Equivalent within the resolution: the whole interval is smaller than it.</summary>
    Same,

    /// <summary>Not decided: the interval contains 0 and differences beyond the resolution, or the corrected p-value is not significant.</summary>
    Inconclusive,
}
