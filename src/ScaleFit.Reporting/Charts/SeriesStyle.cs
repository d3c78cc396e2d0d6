namespace ScaleFit.Reporting.Charts;

/// <summary>What something is drawn with: colours that colour-blind readers can distinguish, and dashes that print shows.</summary>
/// <param name="Colour">The colour's place in the palette from 0, taken round; below 0 for the colour of text.</param>
/// <param name="Dash">How lines are broken.</param>
internal readonly record struct SeriesStyle(int Colour, Dash Dash = Dash.Solid)
{
    /// <summary>Colours before dashes are needed to tell more lines apart.</summary>
    public const int Colours = 6;

    /// <summary>The colour of text, fainter.</summary>
    public static SeriesStyle Muted { get; } = new(-2);

    /// <summary>The colour of text.</summary>
    public static SeriesStyle Text { get; } = new(-1);

    /// <summary>The style of the nth of many things, from 0.</summary>
    public static SeriesStyle Pick(int number) => new(number % Colours, (Dash)(number / Colours % 3));

    /// <summary>The same colour with another dash.</summary>
    public SeriesStyle With(Dash dash) => this with { Dash = dash };
}

/// <summary>How a line is broken.</summary>
internal enum Dash
{
    /// <summary>Not at all.</summary>
    Solid,

    /// <summary>Into dashes.</summary>
    Dashed,

    /// <summary>Into dots.</summary>
    Dotted,
}

/// <summary>The form of a point.</summary>
internal enum Marker
{
    /// <summary>A small filled disc.</summary>
    Dot,

    /// <summary>A small ring.</summary>
    Ring,

    /// <summary>A filled diamond, larger than a dot.</summary>
    Diamond,
}
