namespace ScaleFit.Cli;

/// <summary>Exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>ScaleFit could not read or fit some input, or could not write the result.</summary>
    public const int Failed = 1;

    /// <summary>The command line is invalid.</summary>
    public const int Usage = 2;

    /// <summary>A gate found a regression, or ruled out a required improvement.</summary>
    public const int Regression = 3;

    /// <summary>A gate is inconclusive.</summary>
    public const int Inconclusive = 4;
}
