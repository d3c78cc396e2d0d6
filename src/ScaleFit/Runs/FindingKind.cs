namespace ScaleFit.Runs;

/// <summary>What a kind of finding means. Immutable: threads may share it.</summary>
/// <param name="code">Stable kebab-case name.</param>
/// <param name="severities">How much it may matter, in the order that the meaning names them.</param>
/// <param name="meaning">What was found, in one sentence.</param>
/// <param name="threshold">From which number on, and where that comes from.</param>
/// <param name="advice">What to do next; options by <see cref="OptionName"/>.</param>
internal abstract class FindingKind(string code, IReadOnlyList<Severity> severities, string meaning, string threshold, string advice)
{
    /// <summary>Stable kebab-case name, such as <c>asymptote-unbounded</c>.</summary>
    public string Code => code;

    /// <summary>How much it may matter.</summary>
    public IReadOnlyList<Severity> Severities => severities;

    /// <summary>What was found, in one sentence.</summary>
    public string Meaning => meaning;

    /// <summary>From which number on, and where that comes from.</summary>
    public string Threshold => threshold;

    /// <summary>What to do next.</summary>
    public string Advice => advice;
}

/// <summary>A kind of finding that always matters as much.</summary>
internal sealed class FixedFinding(string code, Severity severity, string meaning, string threshold, string advice)
    : FindingKind(code, [severity], meaning, threshold, advice)
{
    /// <summary>The finding on a run, with the advice of the catalogue.</summary>
    /// <param name="message">What was found, with the value and what is expected.</param>
    public Finding Report(string message) => Report(message, Advice);

    /// <summary>The finding on a run, with an advice that fits it more closely.</summary>
    /// <param name="message">What was found, with the value and what is expected.</param>
    /// <param name="advice">What to do next.</param>
    public Finding Report(string message, string advice) => new(Code, Severities[0], message, advice);
}

/// <summary>A kind of finding that is a note or a warning, as the run has it.</summary>
internal sealed class GradedFinding(string code, string meaning, string threshold, string advice)
    : FindingKind(code, [Severity.Warning, Severity.Note], meaning, threshold, advice)
{
    /// <summary>The finding on a run where the numbers stand.</summary>
    /// <param name="message">What was found, with the value and what is expected.</param>
    /// <param name="advice">What to do next.</param>
    public Finding Note(string message, string advice) => new(Code, Severity.Note, message, advice);

    /// <summary>The finding on a run where a number must not be taken at face value.</summary>
    /// <param name="message">What was found, with the value and what is expected.</param>
    /// <param name="advice">What to do next.</param>
    public Finding Warning(string message, string advice) => new(Code, Severity.Warning, message, advice);
}
