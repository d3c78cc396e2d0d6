namespace ScaleFit.Runs;

/// <summary>Something a reader must know about a run or its fit, as data; reports print it as a footnote. Immutable: threads may share it.</summary>
/// <param name="Code">Stable kebab-case name, such as <c>asymptote-unbounded</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, with the value and what is expected.</param>
/// <param name="Advice">What to do next.</param>
public sealed record Finding(string Code, Severity Severity, string Message, string Advice)
{
    /// <summary>What the catalogue says of it; null for a code that it does not have, as in results of another version.</summary>
    internal FindingKind? Kind => FindingCatalog.Find(Code);

    /// <summary>One line, such as <c>warning: asymptote-unbounded: The data sets no upper limit ... Keep training ...</c>; run names in it come from the log.</summary>
    public override string ToString() => $"{(Severity == Severity.Warning ? "warning" : "note")}: {Code}: {Message.TrimEnd('.')}. {Advice}";
}
