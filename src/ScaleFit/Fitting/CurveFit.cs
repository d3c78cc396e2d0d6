using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>A curve fitted to a series. Immutable: threads may share it.</summary>
public sealed record CurveFit
{
    internal CurveFit(Curve curve, IReadOnlyList<double> parameters, Termination termination) => (Curve, Parameters, Termination) = (curve, parameters, termination);

    /// <summary>The curve.</summary>
    public Curve Curve { get; }

    /// <summary>Whether the solver found a minimum.</summary>
    public bool Converged => Termination.Succeeded();

    /// <summary>Fitted parameters on the solver's scale.</summary>
    internal IReadOnlyList<double> Parameters { get; init; }

    /// <summary>The reason why the solver stopped.</summary>
    internal Termination Termination { get; }

    /// <summary>Sum of squared residuals, each weighted by the precision of its evaluation.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>Number of fitted observations.</summary>
    public required int Observations { get; init; }

    /// <summary>For each parameter, whether it is at a bound of its range.</summary>
    public required IReadOnlyList<bool> AtBound { get; init; }

    /// <summary>Number of parameters that the data determines: neither given nor at a bound.</summary>
    public required int FreeParameters { get; init; }

    /// <summary>Root mean square residual, in pass rate where all evaluations have equal weights.</summary>
    public double RootMeanSquare => Math.Sqrt(ResidualSumOfSquares / Observations);

    /// <summary>A parameter on its natural scale.</summary>
    internal double Natural(int index) => Curve.Natural(index, Parameters[index]);

    /// <summary>The fitted pass rate at a compute above 0.</summary>
    public double PassRate(double compute) => Curve.PassRate([.. Parameters], compute);
}
