namespace ScaleFit.Logs;

/// <summary>A run that could not be read, while its log could. Immutable: threads may share it.</summary>
/// <param name="Run">The run's name as the log gives it; never trusted as markup.</param>
/// <param name="Source">The file, or <c>-</c> for standard input.</param>
/// <param name="Message">One line: what was found, where, what was expected and what to do next.</param>
public sealed record LogFailure(string Run, string Source, string Message);
