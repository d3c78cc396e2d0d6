namespace ScaleFit.Reporting.Charts;

/// <summary>How a picture is drawn.</summary>
internal sealed record SvgOptions
{
    /// <summary>The least width and height that leave room for a plot beside its words, in pixels.</summary>
    public const int Least = 320;

    /// <summary>Larger pictures help nobody.</summary>
    public const int Most = 10_000;

    /// <summary>Width in pixels, from <see cref="Least"/> to <see cref="Most"/>.</summary>
    public int Width { get; init; } = 760;

    /// <summary>Height in pixels, from <see cref="Least"/> to <see cref="Most"/>; null for what the chart needs.</summary>
    public int? Height { get; init; }

    /// <summary>Colours.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>Whether the picture is part of a page: it then carries the values of its points for the page's script.</summary>
    public bool IsPart { get; init; }
}
