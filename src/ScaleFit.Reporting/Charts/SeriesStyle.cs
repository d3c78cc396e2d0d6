namespace ScaleFit.Reporting.Charts;

/// <summary>The style of a data series: a colour that colour-blind readers can distinguish, and a dash pattern that is visible in print.</summary>
/// <param name="Colour">The index of the colour in the palette, from 0, modulo its size; below 0 for the colour of text.</param>
/// <param name="Dash">The dash pattern of lines.</param>
internal readonly record struct SeriesStyle(int Colour, Dash Dash = Dash.Solid)
{
    /// <summary>The number of colours. More series than this differ by dash pattern.</summary>
    public const int Colours = 6;

    /// <summary>A fainter colour of text.</summary>
    public static SeriesStyle Muted { get; } = new(-2);

    /// <summary>The colour of text.</summary>
    public static SeriesStyle Text { get; } = new(-1);

    /// <summary>The style of a series by its index, from 0.</summary>
    public static SeriesStyle Pick(int number) => new(number % Colours, (Dash)(number / Colours % 3));

    /// <summary>The same colour with another dash pattern.</summary>
    public SeriesStyle With(Dash dash) => this with { Dash = dash };
}

/// <summary>The dash pattern of a line.</summary>
internal enum Dash
{
    /// <summary>A solid line.</summary>
    Solid,

    /// <summary>A dashed line.</summary>
    Dashed,

    /// <summary>A dotted line.</summary>
    Dotted,
}

/// <summary>The marker of a point.</summary>
internal enum Marker
{
    /// <summary>A small filled disc.</summary>
    Dot,

    /// <summary>A small ring.</summary>
    Ring,

    /// <summary>A filled diamond, larger than a dot.</summary>
    Diamond,
}
