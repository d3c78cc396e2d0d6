namespace ScaleFit.Reporting.Charts;

/// <summary>The form of a point.</summary>
internal enum Marker
{
    /// <summary>A small filled disc.</summary>
    Dot,

    /// <summary>A small ring.</summary>
    Ring,

    /// <summary>A filled diamond, larger than a dot.</summary>
    Diamond,
}
