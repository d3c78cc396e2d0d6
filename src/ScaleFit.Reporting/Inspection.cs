using ScaleFit.Logs;

namespace ScaleFit.Reporting;

/// <summary>What <c>inspect</c> found.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Logs">The logs that could be looked into.</param>
/// <param name="Failures">Those that could not.</param>
internal sealed record Inspection(string Version, IReadOnlyList<InspectedLog> Logs, IReadOnlyList<RunFailure> Failures);

/// <summary>A log that was looked into, with the command that fits it.</summary>
/// <param name="Log">What it holds.</param>
/// <param name="Arguments">Arguments of that command beside the log's name, an option or a value each.</param>
/// <param name="Problem">Why no command fits it; null where one does.</param>
internal sealed record InspectedLog(LogInspection Log, IReadOnlyList<string> Arguments, string? Problem);
