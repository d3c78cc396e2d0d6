namespace ScaleFit.Runs;

/// <summary>A kind of finding. Immutable: threads may share it.</summary>
/// <param name="code">Stable kebab-case name.</param>
/// <param name="severities">The possible severities, in the order of the meaning.</param>
/// <param name="meaning">What was found, in one or two sentences.</param>
/// <param name="threshold">The condition, with its numbers and their source.</param>
/// <param name="advice">What to do next. Options are named by <see cref="OptionName"/>.</param>
internal abstract class FindingKind(string code, IReadOnlyList<Severity> severities, string meaning, string threshold, string advice)
{
    /// <summary>Stable kebab-case name, such as <c>asymptote-unbounded</c>.</summary>
    public string Code => code;

    /// <summary>The possible severities.</summary>
    public IReadOnlyList<Severity> Severities => severities;

    /// <summary>What was found, in one or two sentences.</summary>
    public string Meaning => meaning;

    /// <summary>The condition, with its numbers and their source.</summary>
    public string Threshold => threshold;

    /// <summary>What to do next.</summary>
    public string Advice => advice;
}

/// <summary>A kind of finding with one severity.</summary>
internal sealed class FixedFinding(string code, Severity severity, string meaning, string threshold, string advice)
    : FindingKind(code, [severity], meaning, threshold, advice)
{
    /// <summary>Reports the finding on a run, with the advice of the catalogue.</summary>
    /// <param name="message">What was found, with its value, and what was expected.</param>
    public Finding Report(string message) => Report(message, Advice);

    /// <summary>Reports the finding on a run, with specific advice.</summary>
    /// <param name="message">What was found, with its value, and what was expected.</param>
    /// <param name="advice">What to do next.</param>
    public Finding Report(string message, string advice) => new(Code, Severities[0], message, advice);
}

/// <summary>A kind of finding that is a note or a warning, depending on the run.</summary>
internal sealed class GradedFinding(string code, string meaning, string threshold, string advice)
    : FindingKind(code, [Severity.Warning, Severity.Note], meaning, threshold, advice)
{
    /// <summary>Reports the finding as a note: the numbers are valid.</summary>
    /// <param name="message">What was found, with its value, and what was expected.</param>
    /// <param name="advice">What to do next.</param>
    public Finding Note(string message, string advice) => new(Code, Severity.Note, message, advice);

    /// <summary>Reports the finding as a warning: a number may be wrong.</summary>
    /// <param name="message">What was found, with its value, and what was expected.</param>
    /// <param name="advice">What to do next.</param>
    public Finding Warning(string message, string advice) => new(Code, Severity.Warning, message, advice);
}
