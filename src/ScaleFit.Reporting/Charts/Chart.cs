using ScaleFit.Forecasting;

namespace ScaleFit.Reporting.Charts;

/// <summary>A picture as data: what is drawn, in the units of the axes. How and how large is up to <see cref="SvgChart"/>.</summary>
/// <param name="Title">What it shows, in a few words; names from logs are never trusted as markup.</param>
/// <param name="Description">The same in sentences, for people who cannot see it.</param>
/// <param name="Panels">Its plots from top to bottom, at least one.</param>
internal sealed record Chart(string Title, string Description, IReadOnlyList<Panel> Panels)
{
    /// <summary>Sentences below the plots.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One plot of a <see cref="Chart"/>; its layers are drawn in the order of the properties.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
internal sealed record Panel(Axis X, Axis Y)
{
    /// <summary>Share of the picture's height, relative to the other panels.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Filled areas.</summary>
    public IReadOnlyList<ChartBand> Bands { get; init; } = [];

    /// <summary>Straight lines across the plot.</summary>
    public IReadOnlyList<ChartRule> Rules { get; init; } = [];

    /// <summary>Lines.</summary>
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>Points, with error bars where they have them.</summary>
    public IReadOnlyList<ChartPoints> Points { get; init; } = [];
}

/// <summary>A filled area between two lines.</summary>
/// <param name="Style">Its colour.</param>
/// <param name="X">Where it is known, increasing.</param>
/// <param name="Lower">Its lower edge, as long as <paramref name="X"/>.</param>
/// <param name="Upper">Its upper edge, as long as <paramref name="X"/>.</param>
internal sealed record ChartBand(SeriesStyle Style, IReadOnlyList<double> X, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>What it is, written where it ends; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Which run it belongs to, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether it is drawn fainter than others.</summary>
    public bool IsFaint { get; init; }
}

/// <summary>A straight line across the plot, at one value of an axis.</summary>
/// <param name="Style">Its colour and dash.</param>
/// <param name="Value">The value.</param>
/// <param name="IsVertical">Whether it stands at a value of the horizontal axis.</param>
internal sealed record ChartRule(SeriesStyle Style, double Value, bool IsVertical)
{
    /// <summary>What it is, written where it ends; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Which run it belongs to, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether <see cref="Lower"/> and <see cref="Upper"/> are drawn where the line ends.</summary>
    public bool HasBar { get; init; }

    /// <summary>The lower end of the value's interval; null where it is open.</summary>
    public double? Lower { get; init; }

    /// <summary>The upper end of the value's interval; null where it is open.</summary>
    public double? Upper { get; init; }
}

/// <summary>A line through points.</summary>
/// <param name="Style">Its colour and dash.</param>
/// <param name="X">Increasing.</param>
/// <param name="Y">As long as <paramref name="X"/>.</param>
internal sealed record ChartLine(SeriesStyle Style, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>What it is, written where it ends; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Which run it belongs to, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether it is a stem a point, down to zero, instead of one line through all.</summary>
    public bool IsStems { get; init; }
}

/// <summary>Points.</summary>
/// <param name="Style">Their colour.</param>
/// <param name="Marker">Their form.</param>
/// <param name="X">Where they lie; 0 on a logarithmic axis that has a place for it.</param>
/// <param name="Y">As long as <paramref name="X"/>.</param>
internal sealed record ChartPoints(SeriesStyle Style, Marker Marker, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>What they are, written close to them; null where that is plain.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Labels of single points, as long as <see cref="X"/>; empty where they have none.</summary>
    public IReadOnlyList<ChartLabel> Labels { get; init; } = [];

    /// <summary>Whether <see cref="Labels"/> stand beside the plot, not beside the points.</summary>
    public bool LabelsAtEnd { get; init; }

    /// <summary>Intervals of the points, as long as <see cref="X"/>, an open end null; empty where they have none.</summary>
    public IReadOnlyList<(double? Lower, double? Upper)> Bars { get; init; } = [];

    /// <summary>Whether the bars lie along the horizontal axis.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>Which run they belong to, from 0; null for none.</summary>
    public int? Run { get; init; }
}

/// <summary>Words beside something drawn.</summary>
/// <param name="Text">What it is; shortened to what fits.</param>
/// <param name="Detail">Its number, written whole or, where there is no room, not at all; empty where there is none.</param>
internal sealed record ChartLabel(string Text, string Detail = "");

/// <summary>How charts are made of results.</summary>
internal sealed record ChartOptions
{
    /// <summary>Confidence level of the analysis, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Half-width in pass rate at 95% of the margin around forecasts.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Whether compute is drawn on a linear scale instead of a logarithmic one.</summary>
    public bool IsLinear { get; init; }

    /// <summary>Forecasts to draw into charts of one run.</summary>
    public IReadOnlyList<Forecast> Forecasts { get; init; } = [];
}
