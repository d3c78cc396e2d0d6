using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// Evaluates one curve on one series with other parameters and another noise in each SIMD lane. The sums of a fit run along the series, so no
/// sum crosses lanes. The noise filter is a recursion that limits a single fit, and here one recursion serves all lanes.
/// Stateless: threads may share it.
/// </summary>
internal abstract class CurveBatch
{
    private static readonly CurveBatch Sigmoid = new CurveBatch<SigmoidBatch<Yes>>(), SigmoidOfFixedStart = new CurveBatch<SigmoidBatch<No>>(), PowerLaw = new CurveBatch<PowerLawBatch>();

    /// <summary>Number of parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>The first place with a free parameter.</summary>
    public abstract int FirstPlace { get; }

    /// <summary>The place, among four, of the first parameter.</summary>
    public int Offset => NormalEquations.Places - ParameterCount;

    /// <summary>The batch of a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="movesFirst">Whether the first parameter is free. If not, its sums are not computed.</param>
    public static CurveBatch For(Curve curve, bool movesFirst) => curve switch
    {
        SigmoidCurve when movesFirst => Sigmoid,
        SigmoidCurve => SigmoidOfFixedStart,
        PowerLawCurve => PowerLaw,
        _ => throw new ArgumentException($"There is no SIMD batch for the {curve.Name} curve.", nameof(curve)),
    };

    /// <summary>Evaluates normal equations.</summary>
    /// <param name="series">The series.</param>
    /// <param name="parameters">The parameters, one vector per parameter.</param>
    /// <param name="noise">The noises.</param>
    /// <param name="evaluation">Receives the result. It must have room for the observations of the series.</param>
    public abstract void Evaluate(BatchSeries series, ReadOnlySpan<Vector<double>> parameters, NoiseBatch noise, BatchEvaluation evaluation);

    /// <summary>Evaluates the normal equations at the same parameters under other noises, without evaluating the curves again.</summary>
    public abstract void Reevaluate(BatchEvaluation evaluation, NoiseBatch noise);

    /// <summary>The Hessian of |r|^2 / 2, packed, at the last evaluation.</summary>
    public abstract void Hessian(BatchEvaluation evaluation, Span<Vector<double>> hessian);
}
