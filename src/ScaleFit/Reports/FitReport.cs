using ScaleFit.Inference;

namespace ScaleFit.Reports;

/// <summary>What <c>scalefit fit</c> has to say, before any format is chosen.</summary>
internal sealed record FitReport
{
    /// <summary>The command that made it.</summary>
    public required string Command { get; init; }

    /// <summary>The tool's version.</summary>
    public required string Version { get; init; }

    /// <summary>Confidence level of every interval, between 0 and 1.</summary>
    public required double Level { get; init; }

    /// <summary>Half-width in pass rate that a model and a new run add at the usual level of .95.</summary>
    public required double Margin { get; init; }

    /// <summary>The runs, in the order in which they were read.</summary>
    public required IReadOnlyList<RunInference> Runs { get; init; }

    /// <summary>What could not be read or fitted.</summary>
    public required IReadOnlyList<RunFailure> Failures { get; init; }
}
