namespace ScaleFit.Runs;

/// <summary>How much a finding matters to a reader who acts on the result.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the numbers stand.</summary>
    Note,

    /// <summary>A number must not be taken at face value.</summary>
    Warning,
}
