using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>A quantity of a curve that a profile can hold at any value while everything else is refitted.</summary>
internal abstract class ProfiledQuantity
{
    /// <summary>The problem whose parameters, some of them held, give the quantity.</summary>
    public abstract LeastSquaresProblem Problem { get; }

    /// <summary>The smallest value the curve allows, on the scale of <see cref="Value"/>.</summary>
    public abstract double Least { get; }

    /// <summary>The largest value the curve allows.</summary>
    public abstract double Most { get; }

    /// <summary>The quantity at a fit; fills the problem's parameters for it.</summary>
    public abstract double Value(NoiseFit fit, Span<double> parameters);

    /// <summary>A first guess at the quantity's standard error, above 0.</summary>
    public abstract double Error(NoiseFit fit);

    /// <summary>Sets bounds that hold the quantity at a value.</summary>
    public abstract void Hold(double value, Span<double> lower, Span<double> upper);
}
