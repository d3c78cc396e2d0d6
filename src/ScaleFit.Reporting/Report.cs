using ScaleFit.Forecasting;
using ScaleFit.Inference;

namespace ScaleFit.Reporting;

/// <summary>What a command on logs has to say, before any format is chosen.</summary>
internal sealed record Report
{
    /// <summary>The command that made it.</summary>
    public required string Command { get; init; }

    /// <summary>The tool's version.</summary>
    public required string Version { get; init; }

    /// <summary>How the runs were analysed.</summary>
    public required InferenceOptions Options { get; init; }

    /// <summary>Half-width in pass rate that a model and a new run add at the usual level of .95.</summary>
    public required double Margin { get; init; }

    /// <summary>Price of one unit of compute, where it is known.</summary>
    public double? Price { get; init; }

    /// <summary>How many logs there were for all shares together; null where some of them may have nothing to say.</summary>
    public int? Logs { get; init; }

    /// <summary>The runs, in the order in which they were read.</summary>
    public required IReadOnlyList<RunReport> Runs { get; init; }

    /// <summary>How far the metrics of one run agree; empty where each run has one.</summary>
    public IReadOnlyList<MetricAgreement> Agreements { get; init; } = [];

    /// <summary>How the runs compare, where that was asked for.</summary>
    public ComparisonReport? Comparison { get; init; }

    /// <summary>What could not be read or fitted.</summary>
    public required IReadOnlyList<RunFailure> Failures { get; init; }
}
