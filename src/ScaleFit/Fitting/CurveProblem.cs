using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>The least-squares problem of a curve and a series: whitened residuals R(C) - y and their derivatives.</summary>
internal sealed class CurveProblem : LeastSquaresProblem
{
    private readonly Curve _curve;
    private readonly Series _series;
    private readonly Whitening _whitening;
    private readonly double[] _logCompute;
    private readonly double[] _weights;
    private readonly double[] _gradient;

    /// <summary>Makes the problem.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="series">The series.</param>
    /// <param name="whitening">The noise.</param>
    /// <param name="logReference">ln of the reference compute. With a reference inside the data, scale and efficiency are nearly uncorrelated.</param>
    public CurveProblem(Curve curve, Series series, Whitening whitening, double logReference = 0)
    {
        (_curve, _series, _whitening) = (curve, series, whitening);
        _logCompute = logReference == 0 ? series.LogCompute : [.. series.LogCompute.Select(x => x - logReference)];
        (_weights, _gradient) = (new double[series.PaddedCount], new double[curve.ParameterCount]);
    }

    private CurveProblem(CurveProblem other, Whitening whitening) =>
        (_curve, _series, _whitening, _logCompute, _weights, _gradient) = (other._curve, other._series, whitening, other._logCompute, other._weights, other._gradient);

    /// <inheritdoc/>
    public override int ParameterCount => _curve.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => _series.PaddedCount;

    /// <summary>The same curve and series under another noise, for the same thread: both share scratch.</summary>
    public CurveProblem Under(Whitening whitening) => new(this, whitening);

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable)
    {
        _curve.Evaluate(parameters, _logCompute, residuals, jacobian);
        jacobian.Slice(ResidualCount, ResidualCount).CopyTo(reusable);
        var observed = MemoryMarshal.Cast<double, Vector<double>>(_series.PassRate);
        var difference = MemoryMarshal.Cast<double, Vector<double>>(residuals)[..observed.Length];
        for (int i = 0; i < observed.Length; i++) difference[i] -= observed[i];
        _whitening.Apply(residuals, jacobian);
    }

    /// <inheritdoc/>
    public override bool SecondOrderTerm(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, ReadOnlySpan<double> reusable, Span<double> term)
    {
        SecondOrderTerm(parameters, residuals, reusable, _gradient, term);
        return true;
    }

    /// <summary>Evaluates the sum of squares and the gradient J'r of |r|^2 / 2.</summary>
    public void SecondOrderTerm(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, ReadOnlySpan<double> reusable, Span<double> gradient, Span<double> term)
    {
        residuals.CopyTo(_weights);
        _whitening.ApplyTransposed(_weights);
        _curve.Derivatives(parameters, _logCompute, reusable, _weights, gradient, term);
    }
}
