namespace ScaleFit.Reporting.Charts;

/// <summary>Words beside something drawn.</summary>
/// <param name="Text">What it is; shortened to what fits.</param>
/// <param name="Detail">Its number, written whole or, where there is no room, not at all; empty where there is none.</param>
internal sealed record ChartLabel(string Text, string Detail = "");
