using ScaleFit.Curves;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>A curve, its series, and the bounds of its parameters. Immutable: threads may share it.</summary>
internal sealed class CurveModel
{
    /// <summary>Relative error of a parameter that was written in natural units and read again.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Largest compute that can be fitted. The FLOPs of the largest runs are below 1e30, and powers of much larger numbers overflow.</summary>
    private const double GreatestCompute = 1e50;

    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _centredLower;
    private readonly double[] _centredUpper;

    /// <summary>Makes the model.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="series">The series.</param>
    /// <param name="start">The given R0, or null to fit it.</param>
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

    /// <summary>The known variance of the evaluation noise of an observation of variance 1, or null where it is estimated. The noise is never taken as smaller.</summary>
    public double? SamplingVariance { get; private init; }

    /// <summary>Lower bounds of the solver parameters.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>Upper bounds. A parameter with equal bounds is fixed.</summary>
    public ReadOnlySpan<double> Upper => _upper;

    /// <summary>Mean of ln C. With the curve centred there, the solver's steps do not depend on the unit of compute, and fewer are needed.</summary>
    public double LogReference { get; }

    /// <summary>Lower bounds of centred parameters.</summary>
    public ReadOnlySpan<double> CentredLower => _centredLower;

    /// <summary>Upper bounds of centred parameters.</summary>
    public ReadOnlySpan<double> CentredUpper => _centredUpper;

    /// <summary>Makes the model of a curve for the fit window of a run.</summary>
    /// <exception cref="FitException">The window has too few points, or compute too large for doubles.</exception>
    public static CurveModel For(Curve curve, FitWindow window)
    {
        if (!Suffices(curve, window))
            throw new FitException($"{Observations(curve, window)} evaluations are in the fit window of the {curve.Name} curve, and at least {Needed(curve, window)} are needed. Keep training, or widen the window ({OptionName.SkipEarly}, {OptionName.From}, {OptionName.Until}).");
        if (window.Points[^1].Compute > GreatestCompute)
            throw new FitException(FormattableString.Invariant($"the largest compute is {window.Points[^1].Compute:G3}, and at most {GreatestCompute:G3} can be fitted. Correct the log, choose another {OptionName.Compute}, or exclude the end with {OptionName.Until}."));
        var first = curve.HasStart ? window.FirstEvaluation : null;
        return new CurveModel(curve, new Series(first, window.Points, first is null ? 0 : StartDeviation.ExtraVariance(window)), window.FixedStart)
        {
            SamplingVariance = window.Points.Count == window.Evaluations ? window.Run.SamplingVariance : null,
        };
    }

    /// <summary>Whether the window has enough points: one more than free parameters.</summary>
    public static bool Suffices(Curve curve, FitWindow window) =>
        window.Points.Count > 1 && Observations(curve, window) >= Needed(curve, window);

    /// <summary>Whether a parameter is fixed.</summary>
    public bool IsFixed(int index) => _lower[index] == _upper[index];

    /// <summary>Whether a value of a solver parameter that is not fixed is at a bound, also after rounding in a file.</summary>
    public bool IsAtBound(int index, double value)
    {
        double slack = Rounding * Math.Max(1, Math.Abs(value));
        return !IsFixed(index) && (value <= _lower[index] + slack || value >= _upper[index] - slack);
    }

    /// <summary>A copy with one solver parameter fixed at a value.</summary>
    public CurveModel Fix(int index, double value)
    {
        double[] lower = [.. _lower], upper = [.. _upper];
        lower[index] = upper[index] = value;
        return new CurveModel(Curve, Series, (lower, upper)) { SamplingVariance = SamplingVariance };
    }

    /// <summary>A copy of solver parameters, centred at <see cref="LogReference"/>.</summary>
    public double[] Centred(ReadOnlySpan<double> parameters)
    {
        double[] centred = [.. parameters];
        Curve.Centre(LogReference, centred);
        return centred;
    }

    /// <summary>Converts centred parameters to solver parameters in place. Values that rounding moves over a bound are set to it.</summary>
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
