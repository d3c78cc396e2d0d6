namespace ScaleFit.Comparing;

/// <summary>What an effect's interval says.</summary>
public enum Verdict
{
    /// <summary>The candidate is better: the whole interval says so.</summary>
    Better,

    /// <summary>The candidate is worse: the whole interval says so.</summary>
    Worse,

    /// <summary>Any difference is smaller than what matters.</summary>
    Same,

    /// <summary>The data leaves room for a difference that matters, and for none.</summary>
    Inconclusive,
}
