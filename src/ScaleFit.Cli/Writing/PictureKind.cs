namespace ScaleFit.Cli.Writing;

/// <summary>What a picture shows.</summary>
internal enum PictureKind
{
    /// <summary>Evaluations and curves over compute.</summary>
    Curves,

    /// <summary>What the curve leaves over, run by run.</summary>
    Residuals,

    /// <summary>Lines whose slopes are the efficiencies of the runs.</summary>
    LeaveOneOut,

    /// <summary>Ceilings and efficiencies with their intervals, a line a run.</summary>
    Forest,
}
