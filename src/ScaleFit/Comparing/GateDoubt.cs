namespace ScaleFit.Comparing;

/// <summary>Reasons for a gate not to decide by an effect.</summary>
internal enum GateDoubt
{
    /// <summary>No reason.</summary>
    None,

    /// <summary>The rule's compute lies before the fitted evaluations of a run, where all recipes are alike.</summary>
    BeforeData,

    /// <summary>A run of the candidate collapses beyond the largest compared compute.</summary>
    CollapsesLater,

    /// <summary>A finding on a run, or on both recipes, is about the number that the rule judges.</summary>
    Finding,

    /// <summary>The measured pass rates do not exclude a loss that the curves exclude.</summary>
    Measured,
}
