using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>The runs and failures of one log. Immutable: threads may share it.</summary>
/// <param name="Runs">The runs that ScaleFit could read, in the order of the log. Metrics of one run are adjacent.</param>
/// <param name="Failures">The runs that ScaleFit could not read.</param>
public sealed record LogContents(IReadOnlyList<Run> Runs, IReadOnlyList<LogFailure> Failures)
{
    /// <summary>Names of the runs that <see cref="LogOptions.Runs"/> does not select, in the order of the log.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>A run that ScaleFit could not read from a readable log. Immutable: threads may share it.</summary>
/// <param name="Run">The run's name as the log gives it. The text is untrusted: escape it in markup.</param>
/// <param name="Source">The file, or <c>-</c> for standard input.</param>
/// <param name="Message">One line: what was found, where, what was expected and what to do next.</param>
public sealed record LogFailure(string Run, string Source, string Message);
