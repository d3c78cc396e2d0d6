namespace ScaleFit.Reporting.Charts;

/// <summary>How the numbers of an axis are written.</summary>
internal enum AxisKind
{
    /// <summary>Compute, such as <c>10k</c>.</summary>
    Compute,

    /// <summary>Pass rates, such as <c>.55</c>.</summary>
    PassRate,

    /// <summary>Differences, with their sign.</summary>
    Difference,

    /// <summary>Plain numbers.</summary>
    Number,
}
