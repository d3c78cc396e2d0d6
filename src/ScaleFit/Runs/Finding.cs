namespace ScaleFit.Runs;

/// <summary>Information that a reader needs about a run or its fit. Reports print it as a footnote. Immutable: threads may share it.</summary>
/// <param name="Code">Stable kebab-case name, such as <c>asymptote-unbounded</c>.</param>
/// <param name="Severity">Note or warning.</param>
/// <param name="Message">What was found, with its value, and what was expected.</param>
/// <param name="Advice">What to do next.</param>
public sealed record Finding(string Code, Severity Severity, string Message, string Advice)
{
    /// <summary>The entry of the catalogue, or null for an unknown code, as in results of another version.</summary>
    internal FindingKind? Kind => FindingCatalog.Find(Code);

    /// <summary>One line, such as <c>warning: asymptote-unbounded: The data does not bound the asymptote above. ... Keep training ...</c>. Run names in it come from the log.</summary>
    public override string ToString() => $"{(Severity == Severity.Warning ? "warning" : "note")}: {Code}: {Message.TrimEnd('.')}. {Advice}";
}
