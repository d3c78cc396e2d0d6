using ScaleFit.Comparing;
using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Charts;

/// <summary>Recipes over compute: the evaluations of their runs and one curve per recipe, with its band and asymptote.</summary>
internal static class RecipeCurves
{
    /// <summary>Makes the panel.</summary>
    /// <param name="recipes">The recipes with their styles. Recipes that cannot be compared get no curve.</param>
    /// <param name="x">The axis of compute.</param>
    /// <param name="rules">Additional vertical rules.</param>
    /// <param name="level">The confidence level of the bands.</param>
    public static Panel Build(IReadOnlyList<(Recipe Recipe, SeriesStyle Style)> recipes, Axis x, IEnumerable<ChartRule> rules, double level)
    {
        var curves = recipes.Where(r => Exclusion(r.Recipe) is null).ToArray();
        ChartPoints[] points = [.. recipes.Select(r => Points(r.Recipe, r.Style))];
        ChartLine[] lines = [.. curves.Select(r => Line(r.Recipe, x, r.Style))];
        ChartBand[] bands = [.. curves.Select((r, i) => Band(r.Recipe, x, r.Style, lines[i], level))];
        ChartRule[] ceilings = [.. curves.Select(r => Ceiling(r.Recipe, r.Style))];
        var values = points.SelectMany(p => p.Y).Concat(lines.SelectMany(l => l.Y)).Concat(bands.SelectMany(b => b.Lower.Concat(b.Upper))).Concat(ceilings.Select(rule => rule.Value));
        return new Panel(x, CurveShape.PassRate(CurveShape.PassRateTitle(recipes.SelectMany(r => r.Recipe.Runs)), values))
        {
            Bands = bands,
            Rules = [.. ceilings, .. rules],
            Lines = lines,
            Points = points,
        };
    }

    /// <summary>Why a recipe has no curve to compare; null if it has one.</summary>
    public static string? Exclusion(Recipe recipe) => recipe.Runs.Any(run => run.Collapsed) ? "collapsed"
        : recipe.Runs.Any(run => ForecastDiagnostics.Refusal(run.Window) is not null) ? "too few evaluations"
        : null;

    private static ChartPoints Points(Recipe recipe, SeriesStyle style)
    {
        var points = recipe.Runs.SelectMany(run => CurveShape.Fitted(run).Select(p => (X: CurveShape.Place(run, p), p.PassRate))).OrderBy(p => p.X).ToArray();
        return new ChartPoints(style, Marker.Dot, [.. points.Select(p => p.X)], [.. points.Select(p => p.PassRate)])
        {
            Label = Exclusion(recipe) is { } why ? new ChartLabel(recipe.Name, why) : null,
        };
    }

    /// <summary>The curve of a recipe: the mean of the curves of its runs, as for the crossing of curves.</summary>
    private static ChartLine Line(Recipe recipe, Axis x, SeriesStyle style)
    {
        ChartLine[] runs = Lines(recipe, x, style);
        return runs[0] with { Y = [.. runs[0].Y.Select((_, i) => runs.Average(run => run.Y[i]))], Label = new ChartLabel(recipe.Name) };
    }

    private static ChartLine[] Lines(Recipe recipe, Axis x, SeriesStyle style) => [.. recipe.Runs.Select(run => CurveShape.Line(run.Curves[0], x, style))];

    /// <summary>The confidence interval of a single run; for several runs, the range from the lowest to the highest curve.</summary>
    private static ChartBand Band(Recipe recipe, Axis x, SeriesStyle style, ChartLine line, double level)
    {
        if (recipe.Runs is [var run]) return CurveShape.Bands(run.Curves[0], x, new Margin(0, level), x.High, style).Fit;
        ChartLine[] runs = Lines(recipe, x, style);
        return new ChartBand(style, line.X, [.. line.Y.Select((_, i) => runs.Min(r => r.Y[i]))], [.. line.Y.Select((_, i) => runs.Max(r => r.Y[i]))]);
    }

    private static ChartRule Ceiling(Recipe recipe, SeriesStyle style)
    {
        double value = recipe.Runs.Average(run => run.Curves[0][Quantity.Asymptote.Name].Value);
        var interval = recipe.Runs is [var run] ? run.Curves[0][Quantity.Asymptote.Name].Interval : null;
        return new ChartRule(style.With(Dash.Dotted), value, IsVertical: false) { Label = new ChartLabel("asymptote", IntervalText.WithInterval(value, interval, NumberFormat.PassRate)) };
    }
}
