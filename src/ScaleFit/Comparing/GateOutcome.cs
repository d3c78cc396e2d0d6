namespace ScaleFit.Comparing;

/// <summary>What a gate says; the order is that in which outcomes win over several rules and candidates.</summary>
public enum GateOutcome
{
    /// <summary>No loss that matters, or the improvement that was required.</summary>
    Pass,

    /// <summary>The data does not rule out what the gate is there to stop.</summary>
    Inconclusive,

    /// <summary>A loss beyond the tolerance is shown, or a required improvement is ruled out.</summary>
    Regression,
}
