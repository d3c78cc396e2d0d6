using System.Numerics;
using ScaleFit.Curves;

namespace ScaleFit.Posterior;

/// <summary>The share of the gain that a law reaches, for several curves of one law at once: one per SIMD lane.</summary>
internal readonly struct LawShape
{
    /// <summary>The compute, in e-folds beyond the end of the run, to which the gain of logarithmic growth refers: 8 times the run.</summary>
    private static readonly double LogLinearReference = Math.Log(8);

    /// <summary>ln of a product that is as good as infinite.</summary>
    private const double Limit = 300;

    private readonly GrowthLaw _law;
    private readonly Vector<double> _midpoint, _slope, _scale;

    /// <summary>Makes the shapes.</summary>
    /// <param name="law">The law.</param>
    /// <param name="midpoint">ln(C50 / end of the run).</param>
    /// <param name="logEfficiency">ln B.</param>
    public LawShape(GrowthLaw law, Vector<double> midpoint, Vector<double> logEfficiency)
    {
        (_law, _midpoint) = (law, midpoint);
        var efficiency = Exponential.Exp(logEfficiency);
        (_slope, _scale) = law switch
        {
            // At the midpoint these laws rise by ln 2 / 2 times their exponent.
            GrowthLaw.Weibull or GrowthLaw.Gompertz => (efficiency / (2 * Math.Log(2)), default),
            GrowthLaw.PowerLaw => Power(efficiency),
            GrowthLaw.LogLinear => (efficiency, Vector<double>.One / SoftPlus(new Vector<double>(LogLinearReference) - midpoint)),
            _ => (efficiency, default),
        };
    }

    /// <summary>The exponent of the power law, and ln of its C50 over c. Below an exponent of 0.05, growth is as good as logarithmic.</summary>
    private static (Vector<double> Exponent, Vector<double> LogScale) Power(Vector<double> efficiency)
    {
        var exponent = Vector.Max(efficiency * 0.6, new Vector<double>(0.05));
        return (exponent, Vector.Log(Exponential.Exp(new Vector<double>(Math.Log(2)) / exponent) - Vector<double>.One));
    }

    /// <summary>The share of the gain reached.</summary>
    /// <param name="logCompute">ln of compute over the end of the run.</param>
    public Vector<double> At(Vector<double> logCompute)
    {
        var t = logCompute - _midpoint;
        switch (_law)
        {
            case GrowthLaw.Sigmoid:
                return Vector<double>.One / (Vector<double>.One + Exponential.Exp(-_slope * t, Limit));
            case GrowthLaw.Weibull:
                return Vector<double>.One - Exponential.Exp(-Math.Log(2) * Exponential.Exp(_slope * t, Limit));
            case GrowthLaw.Gompertz:
                return Exponential.Exp(-Math.Log(2) * Exponential.Exp(-_slope * t, Limit));
            case GrowthLaw.PowerLaw:
                return Vector<double>.One - Exponential.Exp(-_slope * SoftPlus(t + _scale));
            case GrowthLaw.LogLinear:
                return SoftPlus(t) * _scale;
            default:
                return default;
        }
    }

    /// <summary>ln(1 + e^t), without overflow.</summary>
    private static Vector<double> SoftPlus(Vector<double> t) =>
        Vector.Max(t, default) + Vector.Log(Vector<double>.One + Exponential.Exp(-Vector.Abs(t), Limit));
}
