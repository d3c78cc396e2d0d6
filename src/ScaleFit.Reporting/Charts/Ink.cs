namespace ScaleFit.Reporting.Charts;

/// <summary>What something is drawn with: colours told apart by colour-blind readers, and dashes that are told apart in print.</summary>
/// <param name="Colour">The colour's place in the palette from 0, taken round; below 0 for the colour of text.</param>
/// <param name="Dash">How lines are broken.</param>
internal readonly record struct Ink(int Colour, Dash Dash = Dash.Solid)
{
    /// <summary>Colours before dashes are needed to tell more lines apart.</summary>
    public const int Colours = 6;

    /// <summary>The colour of text, fainter.</summary>
    public static Ink Muted { get; } = new(-2);

    /// <summary>The colour of text.</summary>
    public static Ink Text { get; } = new(-1);

    /// <summary>The ink of the nth of many things, from 0.</summary>
    public static Ink Pick(int number) => new(number % Colours, (Dash)(number / Colours % 3));

    /// <summary>The same colour with another dash.</summary>
    public Ink With(Dash dash) => this with { Dash = dash };
}
