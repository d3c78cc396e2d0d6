using System.Numerics;

namespace ScaleFit.Curves;

/// <summary>A point of curves in lanes.</summary>
internal struct LanePoint
{
    /// <summary>The pass rate R.</summary>
    public Vector<double> Value;

    /// <summary>Its derivatives by the parameters; 0 for a fourth where there is none.</summary>
    public Vector<double> By0, By1, By2, By3;

    /// <summary>What second derivatives are made of beside the derivatives; 0 where less is needed.</summary>
    public Vector<double> Bend0, Bend1, Bend2;
}
