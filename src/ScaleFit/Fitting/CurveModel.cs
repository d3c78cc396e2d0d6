using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>A curve, the series that it is fitted to, and the bounds of its parameters. Not changed once made: threads may share it.</summary>
internal sealed class CurveModel
{
    /// <summary>FLOPs of the largest runs are below 1e30. Powers of a compute that is much larger overflow.</summary>
    private const double GreatestCompute = 1e50;

    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _centredLower;
    private readonly double[] _centredUpper;

    /// <summary>Makes the model.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="series">The series.</param>
    /// <param name="start">R0 where it is given; null to fit it.</param>
    public CurveModel(Curve curve, Series series, double? start = null)
        : this(curve, series, curve.Bounds(series, start))
    {
    }

    private CurveModel(Curve curve, Series series, (double[] Lower, double[] Upper) bounds)
    {
        (Curve, Series) = (curve, series);
        (_lower, _upper) = bounds;
        LogReference = series.LogCompute.AsSpan(series.HasStart ? 1 : 0, series.Count - (series.HasStart ? 1 : 0)).ToArray().Average();
        (_centredLower, _centredUpper) = (Centred(_lower), Centred(_upper));
    }

    /// <summary>The curve.</summary>
    public Curve Curve { get; }

    /// <summary>The series.</summary>
    public Series Series { get; }

    /// <summary>Lower bounds of the solver parameters.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>Upper bounds; a parameter whose bounds are equal is fixed.</summary>
    public ReadOnlySpan<double> Upper => _upper;

    /// <summary>Mean of ln C: with the curve's scale centred there, the solver takes the same steps in every unit of compute, and fewer.</summary>
    public double LogReference { get; }

    /// <summary>Lower bounds of centred parameters.</summary>
    public ReadOnlySpan<double> CentredLower => _centredLower;

    /// <summary>Upper bounds of centred parameters.</summary>
    public ReadOnlySpan<double> CentredUpper => _centredUpper;

    /// <summary>Makes the model of a curve for the window of a run.</summary>
    /// <exception cref="FitException">The window holds too few points, or compute too large for doubles.</exception>
    public static CurveModel For(Curve curve, FitWindow window)
    {
        if (!Suffices(curve, window))
            throw new FitException($"{Observations(curve, window)} evaluations are left to fit the {curve.Name} curve, at least {Needed(curve, window)} are needed: let the run go on, or widen the window ({OptionName.SkipEarly}, {OptionName.From}, {OptionName.Until}).");
        if (window.Points[^1].Compute > GreatestCompute)
            throw new FitException(FormattableString.Invariant($"compute goes up to {window.Points[^1].Compute:G3}, and no more than {GreatestCompute:G3} can be fitted: correct the log, choose another {OptionName.Compute}, or leave the end out with {OptionName.Until}."));
        return new CurveModel(curve, new Series(curve.HasStart ? window.FirstEvaluation : null, window.Points), window.FixedStart);
    }

    /// <summary>Whether the window holds enough points: one more than there are parameters to find.</summary>
    public static bool Suffices(Curve curve, FitWindow window) =>
        window.Points.Count > 1 && Observations(curve, window) >= Needed(curve, window);

    /// <summary>Whether a parameter is fixed.</summary>
    public bool IsFixed(int index) => _lower[index] == _upper[index];

    /// <summary>The same model with one solver parameter fixed at a value.</summary>
    public CurveModel Fix(int index, double value)
    {
        double[] lower = [.. _lower], upper = [.. _upper];
        lower[index] = upper[index] = value;
        return new CurveModel(Curve, Series, (lower, upper));
    }

    /// <summary>A copy of solver parameters, centred at <see cref="LogReference"/>.</summary>
    public double[] Centred(ReadOnlySpan<double> parameters)
    {
        double[] centred = [.. parameters];
        Curve.Centre(LogReference, centred);
        return centred;
    }

    /// <summary>Turns centred parameters back into solver parameters in place; where rounding moves them over a bound, onto it.</summary>
    public void Uncentre(Span<double> parameters)
    {
        Curve.Uncentre(LogReference, parameters);
        for (int k = 0; k < parameters.Length; k++) parameters[k] = Math.Clamp(parameters[k], _lower[k], _upper[k]);
    }

    private static int Observations(Curve curve, FitWindow window) =>
        window.Points.Count + (curve.HasStart && window.FirstEvaluation is not null ? 1 : 0);

    private static int Needed(Curve curve, FitWindow window) =>
        curve.ParameterCount + (curve.HasStart && window.FixedStart is not null ? 0 : 1);
}
