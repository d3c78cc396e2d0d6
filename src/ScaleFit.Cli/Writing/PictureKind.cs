namespace ScaleFit.Cli.Writing;

/// <summary>Kinds of plots.</summary>
internal enum PictureKind
{
    /// <summary>Evaluations and fitted curves against compute.</summary>
    Curves,

    /// <summary>Residuals of one run with their autocorrelation.</summary>
    Residuals,

    /// <summary>Lines whose slopes are the efficiencies of the runs.</summary>
    LeaveOneOut,

    /// <summary>Asymptotes and efficiencies with their intervals, one line per run.</summary>
    Forest,
}
