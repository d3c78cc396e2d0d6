using ScaleFit.Logs;

namespace ScaleFit.Reporting;

/// <summary>What <c>inspect</c> found.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Logs">The logs that could be looked into.</param>
/// <param name="Failures">Those that could not.</param>
internal sealed record Inspection(string Version, IReadOnlyList<LogInspection> Logs, IReadOnlyList<RunFailure> Failures);
