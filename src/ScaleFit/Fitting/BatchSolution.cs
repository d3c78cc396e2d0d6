using System.Numerics;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>The solutions of a batch, one fit a SIMD lane. The values of a lane mean something where <see cref="IsFound"/>.</summary>
/// <param name="Parameters">The parameters, a vector each.</param>
/// <param name="UnscaledErrors">Square roots of the diagonals of (J'J)^-1, 0 for parameters that may not move.</param>
/// <param name="Square">|r|^2.</param>
/// <param name="LogDeterminant">ln |J'J| over the parameters that may move.</param>
/// <param name="Rank">Their number.</param>
/// <param name="Found">All bits set in lanes that reached a minimum.</param>
/// <param name="Evaluations">How often the batch was evaluated.</param>
internal readonly record struct BatchSolution(
    BatchParameters Parameters, BatchParameters UnscaledErrors, Vector<double> Square, Vector<double> LogDeterminant, Vector<long> Rank, Vector<long> Found, int Evaluations)
{
    /// <summary>Whether a lane reached a minimum.</summary>
    public bool IsFound(int lane) => Found[lane] != 0;
}

/// <summary>Up to four vectors, one a parameter.</summary>
[InlineArray(NormalEquations.Places)]
internal struct BatchParameters
{
    private Vector<double> _first;
}
