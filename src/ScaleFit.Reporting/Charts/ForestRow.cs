namespace ScaleFit.Reporting.Charts;

/// <summary>A line of a forest plot.</summary>
/// <param name="Name">What the value belongs to.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower end of its interval; null where open.</param>
/// <param name="Upper">The upper end of its interval; null where open.</param>
/// <param name="Label">Stands at the end of the line.</param>
/// <param name="Ink">Colour of estimate and interval.</param>
internal sealed record ForestRow(string Name, double Value, double? Lower, double? Upper, ChartLabel Label, Ink Ink);
