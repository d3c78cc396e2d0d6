using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Candidate less baseline in pass rate along compute, with its interval, the difference of the ceilings, and where the curves cross.</summary>
internal static class DifferencePanel
{
    private static readonly Ink Difference = new(2);
    private static readonly Ink Asked = new(3);

    /// <summary>Makes the panel.</summary>
    /// <param name="comparison">A comparison in which the difference has a value.</param>
    /// <param name="options">How it was made.</param>
    /// <param name="x">The axis of compute.</param>
    /// <param name="rules">Vertical rules to draw, too.</param>
    /// <param name="crossing">Where the curves cross, if that is shown.</param>
    public static Panel Build(RecipeComparison comparison, ComparisonOptions options, Axis x, IEnumerable<ChartRule> rules, Crossover? crossing)
    {
        double[] places = CurveShape.BandPlaces(x);
        LinkScaleEstimate[] sides = [.. places.Select(RecipeComparer.PassRateDifference(comparison, options))];
        // Pass rates lie between 0 and 1, so that no difference is further out, whatever the data leaves open.
        var band = new ChartBand(Difference, places, [.. sides.Select(side => Math.Max(side.Lower, -1))], [.. sides.Select(side => Math.Min(side.Upper, 1))]);
        Effect[] asked = [.. comparison.Effects.Where(effect => effect is { Quantity: { Scale: EffectScale.Difference, Argument: not null }, Value: not null })];
        var ceiling = comparison[Quantity.Asymptote];
        var values = band.Lower.Concat(band.Upper).Append(0).Concat(asked.Append(ceiling).SelectMany(effect => (double?[])[effect.Interval.Lower, effect.Interval.Upper, effect.Value]).OfType<double>()).ToArray();
        double room = Math.Max(0.05 * (values.Max() - values.Min()), 0.002);
        return new Panel(x, new Axis("candidate less baseline, in pass rate", AxisKind.Difference, values.Min() - room, values.Max() + room))
        {
            Share = 0.55,
            Bands = [band],
            Rules = [new ChartRule(Ink.Muted, 0, IsVertical: false), Ceiling(ceiling), .. rules],
            Lines = [new ChartLine(Difference, places, [.. sides.Select(side => side.Value)]) { Label = new ChartLabel("pass rate") }],
            Points = [.. crossing is null ? [] : (ChartPoints[])[Crossing(crossing, x)], .. asked.Length == 0 ? [] : (ChartPoints[])[Points(asked)]],
        };
    }

    private static ChartRule Ceiling(Effect effect) => new(Difference.With(Dash.Dotted), effect.Value!.Value, IsVertical: false)
    {
        Label = new ChartLabel("ceiling", ChartText.Format(effect)),
        HasBar = true,
        Lower = effect.Interval.Lower,
        Upper = effect.Interval.Upper,
    };

    private static ChartPoints Crossing(Crossover crossing, Axis x) => new(Ink.Text, Marker.Diamond, [crossing.Compute], [0])
    {
        Bars = [(x.Within(crossing.Interval.Lower), x.Within(crossing.Interval.Upper))],
        IsHorizontal = true,
    };

    private static ChartPoints Points(Effect[] asked) => new(Asked, Marker.Diamond, [.. asked.Select(effect => effect.Quantity.Argument!.Value)], [.. asked.Select(effect => effect.Value!.Value)])
    {
        Bars = [.. asked.Select(effect => (effect.Interval.Lower, effect.Interval.Upper))],
        LabelsAtEnd = true,
        Labels = [.. asked.Select(effect => new ChartLabel($"at {ComputeText.Format(effect.Quantity.Argument!.Value)}", ChartText.Format(effect)))],
    };
}
