using ScaleFit.Runs;

namespace ScaleFit.Curves;

/// <summary>
/// A family of curves R(C), evaluated over a whole series at once.
/// The solver sees parameters on scales where units drop out; readers see natural ones.
/// The first two parameters enter linearly, up to <see cref="Natural"/>: a grid over the others finds starting points.
/// Immutable: threads may share it.
/// </summary>
public abstract class Curve
{
    /// <summary>The family's name, such as <c>sigmoid</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the natural parameters, such as <c>asymptote</c>.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>Number of parameters.</summary>
    public int ParameterCount => ParameterNames.Count;

    /// <summary>True when the curve has a value at zero compute, so that an evaluation before training tells something.</summary>
    public abstract bool HasStart { get; }

    /// <summary>Brings a solver parameter to its natural scale.</summary>
    internal abstract double Natural(int index, double solverValue);

    /// <summary>Brings a natural parameter to the solver's scale.</summary>
    internal abstract double Solver(int index, double naturalValue);

    /// <summary>Values and gradients at every x = ln C.</summary>
    /// <param name="parameters">Solver parameters.</param>
    /// <param name="logCompute">x, padded to whole vectors (see <see cref="Series"/>).</param>
    /// <param name="values">Receives R; as long as <paramref name="logCompute"/>.</param>
    /// <param name="gradient">Receives dR/dparameter, one column after another, each as long as <paramref name="logCompute"/>.</param>
    internal abstract void Evaluate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, Span<double> values, Span<double> gradient);

    /// <summary>The pass rate at one compute.</summary>
    /// <param name="parameters">Solver parameters.</param>
    /// <param name="compute">Compute above 0.</param>
    internal abstract double PassRate(ReadOnlySpan<double> parameters, double compute);

    /// <summary>Bounds of the solver parameters for a series; a given start makes both bounds equal.</summary>
    internal abstract (double[] Lower, double[] Upper) Bounds(Series series, double? start);

    /// <summary>A grid of shapes placed on the data: solver parameters whose linear ones are set to a reference.</summary>
    internal abstract IEnumerable<double[]> StartGrid(Series series);

    /// <summary>First and second derivatives of a weighted sum of R over every x = ln C.</summary>
    /// <param name="parameters">Solver parameters.</param>
    /// <param name="logCompute">x, padded to whole vectors.</param>
    /// <param name="shape">The second column of the gradient that <see cref="Evaluate"/> gives, which spares the exponentials.</param>
    /// <param name="weights">The weights, 0 in the padding.</param>
    /// <param name="gradient">Receives the first derivatives.</param>
    /// <param name="hessian">Receives the second ones, row by row.</param>
    internal abstract void Derivatives(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, ReadOnlySpan<double> shape, ReadOnlySpan<double> weights, Span<double> gradient, Span<double> hessian);

    /// <summary>Turns solver parameters into those of the same curve over x less the logarithm of a reference compute, in place.</summary>
    internal abstract void Centre(double logReference, Span<double> parameters);

    /// <summary>The way back.</summary>
    internal abstract void Uncentre(double logReference, Span<double> parameters);

    /// <summary>Which parameter the pass rate takes the place of in the reparametrised form.</summary>
    internal abstract int PassRateIndex { get; }

    /// <summary>Which parameter the logarithm of the gain that remains beyond the compute takes the place of: the asymptote.</summary>
    internal abstract int AsymptoteIndex { get; }

    /// <summary>
    /// Writes the curve through its pass rate q at one compute, so that a profile can hold q. The logarithm of the remaining
    /// gain, ln(A - q), stands for the asymptote, and that of the gain made, ln(q - R0), for the start where the curve has one:
    /// they keep them apart however far that compute lies, and a q that is moved takes both along.
    /// </summary>
    internal abstract void Reparametrise(double logCompute, ReadOnlySpan<double> parameters, Span<double> reparametrised);

    /// <summary>The way back, with the derivatives of the parameters, row by row, by the reparametrised ones.</summary>
    internal abstract void FromReparametrised(double logCompute, ReadOnlySpan<double> reparametrised, Span<double> parameters, Span<double> derivatives);

    /// <summary>The second derivatives, row by row, of the sum of the parameters times a gradient, by the reparametrised ones.</summary>
    internal abstract void ReparametrisedCurvature(double logCompute, ReadOnlySpan<double> reparametrised, ReadOnlySpan<double> gradient, Span<double> hessian);
}
