using System.Numerics;
using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// The noises under which a likelihood interval may end: those likely enough to reach its edge. Each is known by its place, the likeliest first.
/// </summary>
internal sealed class Contenders
{
    /// <summary>A contour whose linearised end lies this share of the interval inside the end reached does not extend it.</summary>
    private const double Clearance = 0.02;

    /// <summary>A fit is near the best one where that lies so deep inside its own contour, as a share of the contour's height.</summary>
    private const double Nearby = 1;

    private readonly NoiseFit[] _fits;

    /// <summary>How far each is from the edge of the interval, in standard errors.</summary>
    private readonly double[] _rooms;

    private readonly double[] _limits;
    private readonly bool[] _isNearBest;
    private readonly Lazy<ContourScreen> _screen;
    private readonly int[] _order;
    private readonly double[] _reaches;
    private readonly double[] _values;
    private readonly double[] _least;
    private readonly bool[] _isInside;
    private readonly double[] _parameters;

    /// <summary>Picks the contenders.</summary>
    /// <param name="fitter">The curve and the series.</param>
    /// <param name="noise">Its noise.</param>
    /// <param name="root">The depth of the interval's edge: the root of twice the log-likelihood lost there.</param>
    public Contenders(CurveFitter fitter, NoiseModel noise, double root)
    {
        double best = noise.Best.LogLikelihood;
        _fits = [.. noise.Fits.TakeWhile(fit => 2 * (best - fit.LogLikelihood) < root * root)];
        _rooms = [.. _fits.Select(fit => Math.Sqrt(root * root - 2 * (best - fit.LogLikelihood)))];
        _limits = [.. _fits.Select(fit => fit.SquaresAt(best - root * root / 2))];
        int count = _fits.Length;
        (_order, _reaches, _values, _least, _isInside, _isNearBest) = (new int[count], new double[count], new double[count], new double[count], new bool[count], new bool[count]);
        _parameters = new double[fitter.Curve.ParameterCount];
        double[] residuals = [.. fitter.Residuals(noise.Best.Parameters)];
        for (int first = 0, group = 0; first < count; first += Vector<double>.Count, group++)
        {
            var atBest = noise.Group(group).Square(residuals);
            for (int i = first; i < count && i < first + Vector<double>.Count; i++)
                _isNearBest[i] = atBest[i - first] - _fits[i].SumOfSquares < Nearby * (_limits[i] - _fits[i].SumOfSquares);
        }
        _screen = new Lazy<ContourScreen>(() => new ContourScreen(fitter, noise, _limits));
    }

    /// <summary>The places in the order of <see cref="Arrange"/>.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>The fit at a place.</summary>
    public NoiseFit this[int place] => _fits[place];

    /// <summary>The sum of squares at an end.</summary>
    public double Limit(int place) => _limits[place];

    /// <summary>Whether the fit lies close to the best one, so that its ends lie close too; others may have ends of their own.</summary>
    public bool IsNearBest(int place) => _isNearBest[place];

    /// <summary>Whether its end is known to lie inside the one reached.</summary>
    public bool IsInside(int place) => _isInside[place];

    /// <summary>The value beyond which the end of a noise matters that is best at another one.</summary>
    public static double Mattering(int side, double reached, double inner) => reached - side * Clearance * Math.Abs(reached - inner);

    /// <summary>Puts those first that may reach furthest: most others are then seen to lie inside.</summary>
    public void Arrange(ProfiledQuantity quantity, int side)
    {
        for (int i = 0; i < _fits.Length; i++)
        {
            _order[i] = i;
            _values[i] = quantity.Value(_fits[i], _parameters);
            _reaches[i] = -side * _values[i] - quantity.Error(_fits[i]) * _rooms[i];
        }
        Array.Sort(_reaches, _order);
        Array.Clear(_isInside);
    }

    /// <summary>Sees which contours lie inside an end that was reached, of those near enough to it for one step to tell.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="side">-1 or 1.</param>
    /// <param name="end">The problem's parameters there, none on a bound.</param>
    public void Screen(ProfiledQuantity quantity, int side, ReadOnlySpan<double> end)
    {
        double reached = end[quantity.Index];
        for (int i = 0; i < _least.Length; i++) _least[i] = Mattering(side, reached, _values[i]);
        _screen.Value.Look(quantity, side, end, _least, _isInside);
        for (int i = 0; i < _isInside.Length; i++) _isInside[i] &= _isNearBest[i];
    }
}
