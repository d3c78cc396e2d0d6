namespace ScaleFit.Reporting.Csv;

/// <summary>A flat table of results.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">A value for each column: text, a number or an answer; null and numbers that are not finite are written as empty cells.</param>
internal sealed record CsvTable(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows);
