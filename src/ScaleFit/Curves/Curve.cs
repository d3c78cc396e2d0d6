using ScaleFit.Runs;

namespace ScaleFit.Curves;

/// <summary>
/// A family of curves R(C), evaluated over a whole series at once.
/// The solver uses parameters on scales that do not depend on units. Readers see natural parameters.
/// The first two parameters are linear, apart from <see cref="Natural"/>. A grid over the others gives starting points.
/// Immutable: threads may share it.
/// </summary>
public abstract class Curve
{
    /// <summary>The family's name, such as <c>sigmoid</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the natural parameters, such as <c>asymptote</c>.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>The index of a parameter; -1 for a name that the curve does not have.</summary>
    internal int IndexOf(string parameter)
    {
        for (int k = 0; k < ParameterCount; k++)
        {
            if (ParameterNames[k] == parameter) return k;
        }
        return -1;
    }

    /// <summary>Number of parameters.</summary>
    public int ParameterCount => ParameterNames.Count;

    /// <summary>True when the curve has a value at zero compute, so that an evaluation before training is an observation of it.</summary>
    public abstract bool HasStart { get; }

    /// <summary>Converts a solver parameter to its natural scale.</summary>
    internal abstract double Natural(int index, double solverValue);

    /// <summary>Converts a natural parameter to the solver's scale.</summary>
    internal abstract double Solver(int index, double naturalValue);

    /// <summary>Values and gradients at every x = ln C.</summary>
    /// <param name="parameters">Solver parameters.</param>
    /// <param name="logCompute">x, padded to whole vectors (see <see cref="Series"/>).</param>
    /// <param name="values">Receives R, as long as <paramref name="logCompute"/>.</param>
    /// <param name="gradient">Receives dR/dparameter, one column after another, each as long as <paramref name="logCompute"/>.</param>
    internal abstract void Evaluate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, Span<double> values, Span<double> gradient);

    /// <summary>The pass rate at one compute.</summary>
    /// <param name="parameters">Solver parameters.</param>
    /// <param name="compute">Compute above 0.</param>
    internal abstract double PassRate(ReadOnlySpan<double> parameters, double compute);

    /// <summary>Bounds of the solver parameters for a series. A given start makes both of its bounds equal.</summary>
    internal abstract (double[] Lower, double[] Upper) Bounds(Series series, double? start);

    /// <summary>The start grid of shapes for the data: solver parameters whose linear ones have a reference value.</summary>
    internal abstract IEnumerable<double[]> StartGrid(Series series);

    /// <summary>First and second derivatives of a weighted sum of R over every x = ln C.</summary>
    /// <param name="parameters">Solver parameters.</param>
    /// <param name="logCompute">x, padded to whole vectors.</param>
    /// <param name="shape">The second column of the gradient from <see cref="Evaluate"/>, which avoids exponentials.</param>
    /// <param name="weights">The weights, 0 in the padding.</param>
    /// <param name="gradient">Receives the first derivatives.</param>
    /// <param name="hessian">Receives the second derivatives, row by row.</param>
    internal abstract void Derivatives(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> logCompute, ReadOnlySpan<double> shape, ReadOnlySpan<double> weights, Span<double> gradient, Span<double> hessian);

    /// <summary>Centres: converts solver parameters to those of the same curve over x minus the logarithm of a reference compute, in place.</summary>
    internal abstract void Centre(double logReference, Span<double> parameters);

    /// <summary>The inverse of <see cref="Centre"/>.</summary>
    internal abstract void Uncentre(double logReference, Span<double> parameters);

    /// <summary>The index of the pass rate in the reparametrised form.</summary>
    internal abstract int PassRateIndex { get; }

    /// <summary>The index of the asymptote, which the reparametrised form replaces by the logarithm of the remaining gain.</summary>
    internal abstract int AsymptoteIndex { get; }

    /// <summary>
    /// Reparametrises the curve by its pass rate q at one compute, so that a profile can fix q. ln(A - q) replaces the asymptote, and
    /// ln(q - R0) replaces the start where the curve has one. This keeps start, q and asymptote in order at any compute, and a change of q
    /// moves start and asymptote.
    /// </summary>
    internal abstract void Reparametrise(double logCompute, ReadOnlySpan<double> parameters, Span<double> reparametrised);

    /// <summary>The inverse of <see cref="Reparametrise"/>, with the derivatives of the parameters, row by row, by the reparametrised ones.</summary>
    internal abstract void FromReparametrised(double logCompute, ReadOnlySpan<double> reparametrised, Span<double> parameters, Span<double> derivatives);

    /// <summary>The second derivatives, row by row, of the sum of the parameters times a gradient, by the reparametrised parameters.</summary>
    internal abstract void ReparametrisedCurvature(double logCompute, ReadOnlySpan<double> reparametrised, ReadOnlySpan<double> gradient, Span<double> hessian);
}
