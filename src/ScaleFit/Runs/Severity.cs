namespace ScaleFit.Runs;

/// <summary>How serious a finding is.</summary>
public enum Severity
{
    /// <summary>Information. The numbers are valid.</summary>
    Note,

    /// <summary>A number may be wrong or misleading.</summary>
    Warning,
}
