using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>A curve through a series: whitened residuals R(C) - y and their Jacobian.</summary>
internal sealed class CurveProblem(Curve curve, Series series, Whitening whitening) : LeastSquaresProblem
{
    /// <summary>The noise.</summary>
    public Whitening Whitening { get; set; } = whitening;

    /// <inheritdoc/>
    public override int ParameterCount => curve.ParameterCount;

    /// <inheritdoc/>
    public override int ResidualCount => series.PaddedCount;

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        curve.Evaluate(parameters, series.LogCompute, residuals, jacobian);
        var observed = MemoryMarshal.Cast<double, Vector<double>>(series.PassRate);
        var difference = MemoryMarshal.Cast<double, Vector<double>>(residuals)[..observed.Length];
        for (int i = 0; i < observed.Length; i++) difference[i] -= observed[i];
        Whitening.Apply(residuals, jacobian);
    }
}
