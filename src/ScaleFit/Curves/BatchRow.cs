using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Curves;

/// <summary>A row of residuals and Jacobians: one observation, one curve per SIMD lane.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BatchRow
{
    /// <summary>Number of vectors.</summary>
    public const int Count = 5;

    /// <summary>The pass rate R, or the residual R - y.</summary>
    public Vector<double> Value;

    /// <summary>Its derivatives by the parameters in each place. <see cref="By0"/> is not written where place 0 has no free parameter.</summary>
    public Vector<double> By0, By1, By2, By3;
}
