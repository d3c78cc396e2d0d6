namespace ScaleFit.Comparing;

/// <summary>The outcome of a gate. Over several rules and candidates, the last in this order wins.</summary>
public enum GateOutcome
{
    /// <summary>No loss beyond tolerance and resolution, or the required improvement.</summary>
    Pass,

    /// <summary>The data does not decide between pass and regression.</summary>
    Inconclusive,

    /// <summary>A significant loss beyond the tolerance, or a required improvement that is excluded.</summary>
    Regression,
}
