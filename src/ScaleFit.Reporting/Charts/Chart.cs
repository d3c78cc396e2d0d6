namespace ScaleFit.Reporting.Charts;

/// <summary>A picture as data: what is drawn, in the units of the axes. How and how large is up to <see cref="SvgChart"/>.</summary>
/// <param name="Title">What it shows, in a few words; names from logs are never trusted as markup.</param>
/// <param name="Description">The same in sentences, for people who cannot see it.</param>
/// <param name="Panels">Its plots from top to bottom, at least one.</param>
internal sealed record Chart(string Title, string Description, IReadOnlyList<Panel> Panels)
{
    /// <summary>Sentences below the plots.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
