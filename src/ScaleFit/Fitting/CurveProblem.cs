using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>A curve through a series: whitened residuals R(C) - y and their derivatives.</summary>
/// <param name="curve">The curve.</param>
/// <param name="series">The series.</param>
/// <param name="whitening">The noise.</param>
/// <param name="logReference">ln of the compute that the curve takes for one; amid the data, scale and efficiency do not trade off.</param>
internal sealed class CurveProblem(Curve curve, Series series, Whitening whitening, double logReference = 0) : LeastSquaresProblem
{
    private readonly double[] _logCompute = logReference == 0 ? series.LogCompute : [.. series.LogCompute.Select(x => x - logReference)];
    private readonly double[] _shape = new double[series.PaddedCount];
    private readonly double[] _weights = new double[series.PaddedCount];
    private readonly double[] _gradient = new double[curve.ParameterCount];

    /// <summary>The noise.</summary>
    public Whitening Whitening { get; set; } = whitening;

    /// <inheritdoc/>
    public override int ParameterCount => curve.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => series.PaddedCount;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        curve.Evaluate(parameters, _logCompute, residuals, jacobian);
        jacobian.Slice(ResidualCount, ResidualCount).CopyTo(_shape);
        var observed = MemoryMarshal.Cast<double, Vector<double>>(series.PassRate);
        var difference = MemoryMarshal.Cast<double, Vector<double>>(residuals)[..observed.Length];
        for (int i = 0; i < observed.Length; i++) difference[i] -= observed[i];
        Whitening.Apply(residuals, jacobian);
    }

    /// <inheritdoc/>
    public override bool Curvature(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, Span<double> curvature)
    {
        Curvature(parameters, residuals, _gradient, curvature);
        return true;
    }

    /// <summary>The same, with the gradient J'r of |r|^2 / 2 beside it.</summary>
    public void Curvature(ReadOnlySpan<double> parameters, ReadOnlySpan<double> residuals, Span<double> gradient, Span<double> curvature)
    {
        residuals.CopyTo(_weights);
        Whitening.ApplyTransposed(_weights);
        curve.Derivatives(parameters, _logCompute, _shape, _weights, gradient, curvature);
    }
}
