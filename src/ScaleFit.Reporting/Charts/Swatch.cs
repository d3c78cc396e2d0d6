namespace ScaleFit.Reporting.Charts;

/// <summary>The small drawing before a name that shows what is named.</summary>
internal enum Swatch
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A piece of line.</summary>
    Line,

    /// <summary>A piece of a band.</summary>
    Band,

    /// <summary>A piece of a faint band.</summary>
    FaintBand,

    /// <summary>A point.</summary>
    Diamond,
}
