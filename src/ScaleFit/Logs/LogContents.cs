using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>What one log held. Immutable: threads may share it.</summary>
/// <param name="Runs">The runs that could be read, in the order of the log; several metrics of one run stand side by side.</param>
/// <param name="Failures">The runs that could not.</param>
public sealed record LogContents(IReadOnlyList<Run> Runs, IReadOnlyList<LogFailure> Failures)
{
    /// <summary>Names of the runs that <see cref="LogOptions.Runs"/> did not ask for, in the order of the log.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>A run that could not be read, while its log could. Immutable: threads may share it.</summary>
/// <param name="Run">The run's name as the log gives it; never trusted as markup.</param>
/// <param name="Source">The file, or <c>-</c> for standard input.</param>
/// <param name="Message">One line: what was found, where, what was expected and what to do next.</param>
public sealed record LogFailure(string Run, string Source, string Message);
