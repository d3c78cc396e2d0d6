using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>A curve fitted to a series.</summary>
public sealed record CurveFit
{
    /// <summary>The curve.</summary>
    public required Curve Curve { get; init; }

    /// <summary>Fitted parameters on the solver's scale.</summary>
    public required IReadOnlyList<double> Parameters { get; init; }

    /// <summary>How the solver ended.</summary>
    public required Termination Termination { get; init; }

    /// <summary>Sum of squared residuals, each weighted by its evaluation's precision.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>Number of observations fitted.</summary>
    public required int Observations { get; init; }

    /// <summary>Which parameters lie on the edge of what the curve allows.</summary>
    public required IReadOnlyList<bool> AtBound { get; init; }

    /// <summary>Number of parameters that the data determined: neither given nor at a bound.</summary>
    public required int FreeParameters { get; init; }

    /// <summary>Root of the mean squared residual, in pass rate where all evaluations count alike.</summary>
    public double RootMeanSquare => Math.Sqrt(ResidualSumOfSquares / Observations);

    /// <summary>A natural parameter.</summary>
    public double Natural(int index) => Curve.Natural(index, Parameters[index]);

    /// <summary>The fitted pass rate at a compute above 0.</summary>
    public double PassRate(double compute) => Curve.PassRate([.. Parameters], compute);
}
