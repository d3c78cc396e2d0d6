namespace ScaleFit.Reporting.Charts;

/// <summary>How a line is broken.</summary>
internal enum Dash
{
    /// <summary>Not at all.</summary>
    Solid,

    /// <summary>Into dashes.</summary>
    Dashed,

    /// <summary>Into dots.</summary>
    Dotted,
}
