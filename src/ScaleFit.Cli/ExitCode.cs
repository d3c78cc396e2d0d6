namespace ScaleFit.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Some input could not be used, or the result could not be written.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>A gate found a regression, or no improvement that matters where one is required.</summary>
    public const int Regression = 3;

    /// <summary>A gate found that the data does not decide.</summary>
    public const int Inconclusive = 4;
}
