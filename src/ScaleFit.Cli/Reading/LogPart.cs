using ScaleFit.Reporting;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>One run of a log with all its metrics, or the failures of a log.</summary>
/// <param name="Progress">Text of the progress line while ScaleFit analyses the part.</param>
/// <param name="Runs">The run, one item per metric; empty for failures.</param>
/// <param name="Failures">The failures.</param>
/// <param name="ResultsOfLog">Number of results of all parts of the log: each metric of a run, and each failure.</param>
internal sealed record LogPart(string Progress, IReadOnlyList<Run> Runs, IReadOnlyList<RunFailure> Failures, int ResultsOfLog);
