using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Tests.Arrows;

/// <summary>Names another namespace for a constant alone, of which compiled code keeps the value only.</summary>
internal static class UsesAConstant
{
    public static int Value() => PictureStyle.Least;
}
