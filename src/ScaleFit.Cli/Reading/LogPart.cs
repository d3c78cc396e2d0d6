using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>One run of a log with all its metrics, or what of a log could not be read.</summary>
/// <param name="Progress">What people are told while it is worked on.</param>
/// <param name="Runs">The run, once a metric; empty where something failed.</param>
/// <param name="Failures">What failed.</param>
internal sealed record LogPart(string Progress, IReadOnlyList<Run> Runs, IReadOnlyList<RunFailure> Failures);
