using System.Numerics;
using System.Runtime.InteropServices;
using ScaleFit.Runs;

namespace ScaleFit.Fitting;

/// <summary>
/// The linear map that turns correlated residuals of a series into independent ones of equal variance.
/// </summary>
internal sealed class Whitening(Series series)
{
    private readonly bool _isEven = series.Weight.AsSpan(0, series.Count).IndexOfAnyExcept(1.0) < 0;

    /// <summary>Maps one column in place; padding becomes 0.</summary>
    public void Apply(Span<double> column)
    {
        column[series.Count..].Clear();
        if (_isEven) return;
        var weights = MemoryMarshal.Cast<double, Vector<double>>(series.Weight);
        var values = MemoryMarshal.Cast<double, Vector<double>>(column)[..weights.Length];
        for (int i = 0; i < weights.Length; i++) values[i] *= weights[i];
    }
}
