namespace ScaleFit.Inference;

/// <summary>Assumptions about the residuals of one run.</summary>
public enum NoiseKind
{
    /// <summary>Evaluation noise plus slow drift of the policy around any smooth curve.</summary>
    Drift,

    /// <summary>Independent evaluation noise: the usual assumption, too narrow on correlated evaluations.</summary>
    White,
}
