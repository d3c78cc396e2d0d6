using ScaleFit.Logs;

namespace ScaleFit.Reporting;

/// <summary>Where the results of a report come from. Lines of results carry it, so that missing lines and different options are noticed.</summary>
/// <param name="Reading">How the logs were read.</param>
internal sealed record ResultOrigin(LogOptions Reading)
{
    /// <summary>Number of logs of all shards together; null where some logs may have no result.</summary>
    public int? Logs { get; init; }

    /// <summary>Identifies the list of these logs, so that results of another list do not stand for missing ones; null where <see cref="Logs"/> is.</summary>
    public string? Sweep { get; init; }

    /// <summary>Number of results of the log, its failures included; null where the report is not of one log.</summary>
    public int? ResultsOfLog { get; init; }
}
