using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleFit.Curves;

/// <summary>
/// The normal equations of whitened residuals r and their Jacobian J, one fit per SIMD lane: sums over observations. A curve of three parameters
/// leaves place 0 empty. Symmetric matrices are packed: the entries on and above the diagonal, row by row.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NormalEquations
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

    /// <summary>The products of the residuals with the factors of second derivatives.</summary>
    public Vector<double> F0, F1, F2;

    /// <summary>Index of an entry on or above the diagonal in a packed matrix. <c>Packed(row, 0)</c> is the index at which a full row would start.</summary>
    public static int Packed(int row, int column) => row * (7 - row) / 2 + column;
}
