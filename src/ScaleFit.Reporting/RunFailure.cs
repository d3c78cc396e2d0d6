namespace ScaleFit.Reporting;

/// <summary>A run, or a whole log, that could not be used; the others are reported all the same.</summary>
/// <param name="Run">The run's name, or null where the log as a whole failed.</param>
/// <param name="Source">The log's file, or <c>-</c> for standard input.</param>
/// <param name="Message">What was found, what is expected, and what to do; one line, kept in the command's words.</param>
internal sealed record RunFailure(string? Run, string Source, string Message)
{
    /// <summary>What was found, what is expected, and what to do; one line, in the command's words.</summary>
    public string Message { get; init; } = OptionWords.Translate(Message);
}
