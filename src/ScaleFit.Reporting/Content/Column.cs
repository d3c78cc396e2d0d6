namespace ScaleFit.Reporting.Content;

/// <summary>Which side the cells of a column stand on.</summary>
internal enum Align
{
    /// <summary>Numbers.</summary>
    Right,

    /// <summary>Words.</summary>
    Left,
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Align">Which side its cells stand on.</param>
/// <param name="IsPicture">Whether its cells are pictures drawn with letters, which only a page with letters of one width can show.</param>
internal readonly record struct Column(string Title, Align Align = Align.Right, bool IsPicture = false)
{
    /// <summary>A column of numbers.</summary>
    public static implicit operator Column(string title) => new(title);

    /// <summary>A column of words.</summary>
    public static Column Words(string title) => new(title, Align.Left);

    /// <summary>A column of pictures drawn with letters.</summary>
    public static Column Picture(string title) => new(title, Align.Left, IsPicture: true);
}
