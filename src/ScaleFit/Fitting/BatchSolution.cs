using System.Numerics;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>The solutions of a batch, one fit per SIMD lane. A lane is valid where <see cref="IsFound"/>.</summary>
/// <param name="Parameters">The parameters, one vector per parameter.</param>
/// <param name="UnscaledErrors">Square roots of the diagonals of (J'J)^-1, 0 for parameters that are not free.</param>
/// <param name="Square">|r|^2.</param>
/// <param name="LogDeterminant">ln |J'J| over the free parameters.</param>
/// <param name="Rank">The number of free parameters.</param>
/// <param name="Found">All bits set in lanes that reached a minimum.</param>
/// <param name="Evaluations">Number of evaluations of the batch.</param>
internal readonly record struct BatchSolution(
    BatchParameters Parameters, BatchParameters UnscaledErrors, Vector<double> Square, Vector<double> LogDeterminant, Vector<long> Rank, Vector<long> Found, int Evaluations)
{
    /// <summary>Whether a lane reached a minimum.</summary>
    public bool IsFound(int lane) => Found[lane] != 0;
}

/// <summary>Up to four vectors, one per parameter.</summary>
[InlineArray(NormalEquations.Places)]
internal struct BatchParameters
{
    private Vector<double> _first;
}
