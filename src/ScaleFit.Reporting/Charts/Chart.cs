using ScaleFit.Forecasting;

namespace ScaleFit.Reporting.Charts;

/// <summary>A picture as data, in the units of its axes. <see cref="ChartPicture"/> and other renderers decide size and style.</summary>
/// <param name="Title">A short title. Renderers must escape it, because it contains names from logs.</param>
/// <param name="Description">A description in sentences, for people who cannot see the picture.</param>
/// <param name="Panels">The plots from top to bottom, at least one.</param>
internal sealed record Chart(string Title, string Description, IReadOnlyList<Panel> Panels)
{
    /// <summary>Sentences below the plots.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All texts, each once or more.</summary>
    public IEnumerable<string> Texts
    {
        get
        {
            var texts = new List<string>();
            WithTexts(text =>
            {
                texts.Add(text);
                return text;
            });
            return texts;
        }
    }

    /// <summary>The chart with other texts.</summary>
    /// <param name="map">Maps each text, except the description.</param>
    public Chart WithTexts(Func<string, string> map)
    {
        return this with { Title = map(Title), Notes = [.. Notes.Select(map)], Panels = [.. Panels.Select(Mapped)] };

        Panel Mapped(Panel panel) => panel with
        {
            X = panel.X.WithTexts(map),
            Y = panel.Y.WithTexts(map),
            Bands = [.. panel.Bands.Select(band => band with { Label = Label(band.Label) })],
            Rules = [.. panel.Rules.Select(rule => rule with { Label = Label(rule.Label) })],
            Lines = [.. panel.Lines.Select(line => line with { Label = Label(line.Label) })],
            Points = [.. panel.Points.Select(points => points with { Label = Label(points.Label), Labels = [.. points.Labels.Select(label => Label(label)!)] })],
        };

        ChartLabel? Label(ChartLabel? label) => label is null ? null : new ChartLabel(map(label.Text), map(label.Detail));
    }
}

/// <summary>One plot of a <see cref="Chart"/>. Its layers are drawn in the order of the properties.</summary>
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

    /// <summary>Points, with error bars if they have any.</summary>
    public IReadOnlyList<ChartPoints> Points { get; init; } = [];
}

/// <summary>A filled area between two lines.</summary>
/// <param name="Style">Its colour.</param>
/// <param name="X">Values of the horizontal axis, increasing.</param>
/// <param name="Lower">Its lower edge, as long as <paramref name="X"/>.</param>
/// <param name="Upper">Its upper edge, as long as <paramref name="X"/>.</param>
internal sealed record ChartBand(SeriesStyle Style, IReadOnlyList<double> X, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>The label at its end; null for none.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>The index of its run, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether it is drawn fainter than other areas.</summary>
    public bool IsFaint { get; init; }
}

/// <summary>A straight line across the plot, at one value of an axis.</summary>
/// <param name="Style">Its colour and dash.</param>
/// <param name="Value">The value.</param>
/// <param name="IsVertical">Whether it is vertical, at a value of the horizontal axis.</param>
internal sealed record ChartRule(SeriesStyle Style, double Value, bool IsVertical)
{
    /// <summary>The label at its end; null for none.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>The index of its run, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether a bar at the end of the line shows <see cref="Lower"/> and <see cref="Upper"/>.</summary>
    public bool HasBar { get; init; }

    /// <summary>The lower end of the value's interval; null if not bounded.</summary>
    public double? Lower { get; init; }

    /// <summary>The upper end of the value's interval; null if not bounded.</summary>
    public double? Upper { get; init; }
}

/// <summary>A line through points.</summary>
/// <param name="Style">Its colour and dash.</param>
/// <param name="X">Increasing.</param>
/// <param name="Y">As long as <paramref name="X"/>.</param>
internal sealed record ChartLine(SeriesStyle Style, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The label at its end; null for none.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>The index of its run, from 0; null for none.</summary>
    public int? Run { get; init; }

    /// <summary>Whether each point gets a stem from zero, instead of one line through all points.</summary>
    public bool IsStems { get; init; }
}

/// <summary>Points.</summary>
/// <param name="Style">Their colour.</param>
/// <param name="Marker">Their form.</param>
/// <param name="X">Values of the horizontal axis. 0 is valid on a logarithmic axis that has a place for zero.</param>
/// <param name="Y">As long as <paramref name="X"/>.</param>
internal sealed record ChartPoints(SeriesStyle Style, Marker Marker, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The label close to the points; null for none.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Labels of single points, as long as <see cref="X"/>; empty for none.</summary>
    public IReadOnlyList<ChartLabel> Labels { get; init; } = [];

    /// <summary>Whether <see cref="Labels"/> stand beside the plot instead of beside the points.</summary>
    public bool LabelsAtEnd { get; init; }

    /// <summary>Intervals of the points, as long as <see cref="X"/>; empty for none. An end that is not bounded is null.</summary>
    public IReadOnlyList<(double? Lower, double? Upper)> Bars { get; init; } = [];

    /// <summary>Whether the bars lie along the horizontal axis.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>The index of their run, from 0; null for none.</summary>
    public int? Run { get; init; }
}

/// <summary>A label of an object in a picture.</summary>
/// <param name="Text">The name; shortened if there is no room.</param>
/// <param name="Detail">The value, written in full, or not at all if there is no room; empty for none.</param>
internal sealed record ChartLabel(string Text, string Detail = "");

/// <summary>Options of charts of results.</summary>
internal sealed record ChartOptions
{
    /// <summary>Confidence level of the analysis, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The margin around forecasts: its half-width in pass rate at 95%.</summary>
    public double Margin { get; init; } = Forecasting.Margin.Published;

    /// <summary>Whether compute is drawn on a linear scale instead of a logarithmic one.</summary>
    public bool IsLinear { get; init; }

    /// <summary>Forecasts to draw in charts of one run.</summary>
    public IReadOnlyList<Forecast> Forecasts { get; init; } = [];
}
