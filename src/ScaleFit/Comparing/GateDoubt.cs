namespace ScaleFit.Comparing;

/// <summary>Why a gate does not believe an effect.</summary>
internal enum GateDoubt
{
    /// <summary>There is no reason.</summary>
    None,

    /// <summary>The rule asks for a pass rate at a compute before the fitted evaluations of a run, where all recipes are alike.</summary>
    BeforeData,

    /// <summary>All runs of the candidate collapse beyond the compute up to which they were compared, and none of the baseline's.</summary>
    CollapsesLater,

    /// <summary>A run of the candidate may hide a fall, and none of the baseline's: its evaluations stop before it ends, or never fall.</summary>
    FallHidden,
}
