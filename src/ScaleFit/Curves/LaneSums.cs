using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Curves;

/// <summary>
/// What a fit needs of whitened residuals r and their Jacobian J, in lanes: sums over observations. A curve of three parameters leaves
/// place 0 empty. Symmetric matrices are packed: what lies on or above the diagonal, row by row.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LaneSums
{
    /// <summary>Number of vectors.</summary>
    public const int Count = 18;

    /// <summary>Number of rows of a matrix: places for parameters.</summary>
    public const int Places = 4;

    /// <summary>Number of entries of a packed matrix.</summary>
    public const int PackedCount = 10;

    /// <summary>|r|^2.</summary>
    public Vector<double> RR;

    /// <summary>J'r.</summary>
    public Vector<double> R0, R1, R2, R3;

    /// <summary>J'J.</summary>
    public Vector<double> S00, S01, S02, S03, S11, S12, S13, S22, S23, S33;

    /// <summary>The products of the residuals with the bends.</summary>
    public Vector<double> B0, B1, B2;

    /// <summary>Where an entry on or above the diagonal is packed: its row starts at <c>Packed(row, 0)</c>, as if there were what lies below.</summary>
    public static int Packed(int row, int column) => row * (7 - row) / 2 + column;
}
