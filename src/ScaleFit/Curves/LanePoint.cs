using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Curves;

/// <summary>A point of curves in lanes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LanePoint
{
    /// <summary>Number of vectors.</summary>
    public const int Count = 5;

    /// <summary>The pass rate R, or what it exceeds an observed one by.</summary>
    public Vector<double> Value;

    /// <summary>Its derivatives by the parameters in each place; <see cref="By0"/> is not written where nothing moves in place 0.</summary>
    public Vector<double> By0, By1, By2, By3;
}
