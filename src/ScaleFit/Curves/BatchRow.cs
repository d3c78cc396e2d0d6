using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Curves;

/// <summary>A row of residuals and Jacobians: one observation, one curve a SIMD lane.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BatchRow
{
    /// <summary>Number of vectors.</summary>
    public const int Count = 5;

    /// <summary>The pass rate R, or the residual R - y.</summary>
    public Vector<double> Value;

    /// <summary>Its derivatives by the parameters in each place; <see cref="By0"/> is not written where nothing moves in place 0.</summary>
    public Vector<double> By0, By1, By2, By3;
}
