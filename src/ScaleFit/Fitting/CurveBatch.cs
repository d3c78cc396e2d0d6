using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// Evaluates one curve through one series at as many parameters and under as many noises as a SIMD vector has lanes, at once. The sums that a fit
/// needs run along the series and never across a vector, and the noise filter, whose recursion a single fit waits for, serves all lanes.
/// It has no state: threads may share it.
/// </summary>
internal abstract class CurveBatch
{
    private static readonly CurveBatch Sigmoid = new CurveBatch<SigmoidBatch<Yes>>(), SigmoidOfFixedStart = new CurveBatch<SigmoidBatch<No>>(), PowerLaw = new CurveBatch<PowerLawBatch>();

    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>The first place whose parameter may move.</summary>
    public abstract int FirstPlace { get; }

    /// <summary>Which of four places the first parameter has.</summary>
    public int Offset => NormalEquations.Places - ParameterCount;

    /// <summary>The batch of a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="movesFirst">Whether the first parameter may move; the sums of one that may not are not computed.</param>
    public static CurveBatch For(Curve curve, bool movesFirst) => curve switch
    {
        SigmoidCurve when movesFirst => Sigmoid,
        SigmoidCurve => SigmoidOfFixedStart,
        PowerLawCurve => PowerLaw,
        _ => throw new ArgumentException($"There is no batch for the {curve.Name} curve.", nameof(curve)),
    };

    /// <summary>Evaluates normal equations.</summary>
    /// <param name="series">The series.</param>
    /// <param name="parameters">The parameters, a vector each.</param>
    /// <param name="noise">The noises.</param>
    /// <param name="evaluation">Receives the result; made for as many observations as the series has.</param>
    public abstract void Evaluate(BatchSeries series, ReadOnlySpan<Vector<double>> parameters, NoiseBatch noise, BatchEvaluation evaluation);

    /// <summary>Evaluates the normal equations at the same parameters under other noises; the curves are not evaluated again.</summary>
    public abstract void Reevaluate(BatchEvaluation evaluation, NoiseBatch noise);

    /// <summary>The Hessian of |r|^2 / 2, packed, where something was evaluated.</summary>
    public abstract void Hessian(BatchEvaluation evaluation, Span<Vector<double>> hessian);
}
