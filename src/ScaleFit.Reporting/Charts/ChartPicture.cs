using System.Text;
using ScottPlot;
using SkiaSharp;

namespace ScaleFit.Reporting.Charts;

/// <summary>
/// Draws charts with ScottPlot. The result depends only on the chart and the style, not on clock, culture or, unless a text needs other characters than the embedded fonts have, installed fonts.
/// Drawing is thread-safe: it takes turns, because ScottPlot has process-wide settings.
/// </summary>
internal sealed class ChartPicture
{
    private const float Edge = 14, TitleSize = 15, NoteSize = 11, NoteLine = 15;

    /// <summary>Height of a plot with its axes in a picture of one panel.</summary>
    private const double PanelHeight = 340;

    /// <summary>Height of the axis below a plot.</summary>
    private const float AxisHeight = 48;

    private static readonly Lock Turn = new();

    private readonly Chart _chart;
    private readonly PictureStyle _style;
    private readonly PanelPlot[] _panels;
    private readonly string[] _notes;

    private ChartPicture(Chart chart, PictureStyle style)
    {
        (_chart, _style) = (chart, style);
        _panels = [.. chart.Panels.Select(panel => new PanelPlot(panel, style, chart.Panels.Any(p => p.Rules.Any(rule => rule.HasBar))))];
        _notes = [.. chart.Notes.SelectMany(Wrap)];
        double around = Top + _notes.Length * NoteLine * Scale + Edge;
        double[] least = [.. chart.Panels.Zip(_panels, (panel, plot) => LeastHeight(panel, plot) + AxisHeight * Scale)];
        // A picture too low for its names and legends grows.
        Height = (int)Math.Ceiling(Math.Max(around + least.Sum(), style.Height ?? around + chart.Panels.Zip(least, (panel, height) => GoodHeight(panel, height - AxisHeight * Scale) + AxisHeight * Scale).Sum()));
        double free = Height - around - least.Sum(), shares = chart.Panels.Sum(panel => panel.Share);
        Arrange([.. chart.Panels.Zip(least, (panel, height) => (float)(height + free * panel.Share / shares))]);
    }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    private float Scale => _style.Scale;

    private float Top => Edge + (TitleSize + 9) * Scale;

    /// <summary>Draws a chart in a format.</summary>
    /// <returns>The content of the file.</returns>
    /// <exception cref="IOException">There is not enough memory.</exception>
    public static byte[] Draw(Chart chart, PictureStyle style, PictureFormat format)
    {
        if (format == PictureFormat.Svg) return Encoding.UTF8.GetBytes(DrawSvg(chart, style, ""));
        lock (Turn)
        {
            var picture = Make(chart.WithTexts(PictureFont.Clean), style);
            return format == PictureFormat.Pdf ? picture.Pdf() : picture.Pixels(format);
        }
    }

    /// <summary>Draws a chart as an SVG element of an HTML page, with colours from the variables of the page.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="style">The style, with the light theme.</param>
    /// <param name="id">An identifier of the picture in the page.</param>
    public static string DrawForPage(Chart chart, PictureStyle style, string id) => SvgDocument.WithVariables(DrawSvg(chart, style, $"{id}-"), style.Theme);

    /// <summary>The characters of a chart that neither the embedded nor the installed fonts have. Pictures show empty boxes instead.</summary>
    public static IReadOnlyList<Rune> MissingCharacters(Chart chart)
    {
        lock (Turn)
        {
            PictureFont.Register();
            return [.. chart.Texts.Distinct().SelectMany(text => PictureFont.Missing(PictureFont.Clean(text))).Distinct()];
        }
    }

    private static string DrawSvg(Chart chart, PictureStyle style, string prefix)
    {
        lock (Turn)
        {
            PictureFont.Register();
            chart = chart.WithTexts(PictureFont.Clean);
            var substitutes = new Substitutes(chart.Texts);
            return SvgDocument.Finish(substitutes.Restore(Make(chart.WithTexts(substitutes.Replace), style).Svg()), chart, prefix);
        }
    }

    private static ChartPicture Make(Chart chart, PictureStyle style)
    {
        PictureFont.Register();
        // Scripts that the embedded fonts lack may need their letters joined and ordered.
        LabelStyle.RTLSupport = PictureFont.Choose(string.Concat(chart.Texts)) is not (PictureFont.Latin or PictureFont.Extended);
        return new ChartPicture(chart, style);
    }

    /// <summary>The least height of a plot with its labels of vertical rules and its legend: names need a line each, and entries of the legend one or two.</summary>
    private double LeastHeight(Panel panel, PanelPlot plot)
    {
        double rules = 10 + 15 * panel.Rules.Count(rule => rule is { IsVertical: true, Label: not null });
        double legend = LegendHeight(plot), names = Math.Max(60, plot.NamesHeight);
        return Scale * (rules + (_style.IsNarrow ? legend + names : Math.Max(names, legend)));
    }

    /// <summary>The height of a legend, in pixels at a font size of 12.</summary>
    private double LegendHeight(PanelPlot plot) =>
        plot.Plot.Legend.ManualItems.Sum(item => item.LabelText.Contains('\n', StringComparison.Ordinal) ? 32 : 18) + (_style.IsNarrow ? 20 : 0);

    /// <summary>The height of a plot with its legend that looks well; a narrow plot is lower, and its legend stands below it.</summary>
    private double GoodHeight(Panel panel, double least) => _style.IsNarrow ? least + 0.5 * _style.Width * panel.Share : Math.Max(PanelHeight * panel.Share * Math.Min(1, Scale), least);

    /// <summary>Lets ScottPlot lay out each panel, then gives the panels the same left and right edge and makes room for the labels of vertical rules.</summary>
    private void Arrange(float[] heights)
    {
        using var nothing = new SKNoDrawCanvas(_style.Width, Height);
        var places = new List<PixelRect>();
        float top = Top;
        foreach (var (panel, height) in _panels.Zip(heights))
        {
            float bottom = top + height;
            panel.WrapTitle(height - Scale * (AxisHeight + (_style.IsNarrow ? (float)LegendHeight(panel) : 0)));
            panel.Plot.Render(nothing, new PixelRect(Edge / 2, _style.Width - Edge / 2, bottom, top));
            places.Add(panel.Plot.RenderManager.LastRender.DataRect);
            top = bottom;
        }
        float left = places.Max(place => place.Left), right = places.Min(place => place.Right);
        top = Top;
        for (int i = 0; i < _panels.Length; i++)
        {
            var place = new PixelRect(left, right, places[i].Bottom, top);
            top += heights[i];
            int rows = _panels[i].ArrangeRuleLabels(place);
            _panels[i].Plot.Layout.Fixed(new PixelRect(left, right, place.Bottom, place.Top + 6 + rows * _panels[i].Row));
        }
        // A plot whose limits are new is drawn twice, and a vector format keeps both drawings.
        Render(nothing);
    }

    private void Render(SKCanvas canvas)
    {
        foreach (var panel in _panels) panel.Plot.Render(canvas, new PixelRect(0, _style.Width, Height, 0));
        using var paint = Paint.NewDisposablePaint();
        var title = Text(_chart.Title, TitleSize, _style.Theme.Text, bold: true);
        title.Text = new ShortNames(text => title.Measure(text, paint).Width, _style.Width - 2 * Edge).Shorten(_chart.Title);
        title.Render(canvas, new Pixel(Edge, Edge), paint);
        for (int i = 0; i < _notes.Length; i++)
            Text(_notes[i], NoteSize, _style.Theme.Muted).Render(canvas, new Pixel(Edge, Height - Edge / 2 - (_notes.Length - i) * NoteLine * Scale), paint);
    }

    private LabelStyle Text(string text, float size, string color, bool bold = false) =>
        new() { Text = text, FontName = PictureFont.Choose(text), FontSize = size * Scale, ForeColor = Color.FromHex(color), Bold = bold };

    private byte[] Pixels(PictureFormat format)
    {
        var size = new SKImageInfo((int)Math.Round(_style.Width * _style.ScaleFactor), (int)Math.Round(Height * _style.ScaleFactor), SKColorType.Rgba8888, SKAlphaType.Premul);
        if ((long)size.Width * size.Height is 0 or > PictureStyle.MostPixels)
            throw new IOException($"the picture would have {size.Width} by {size.Height} pixels; expected 1 to 100 million in all: change its width, height or scale factor");
        using var surface = SKSurface.Create(size) ?? throw new IOException($"a picture of {size.Width} by {size.Height} pixels needs more memory than there is");
        surface.Canvas.Clear(SKColor.Parse(_style.Theme.Background));
        surface.Canvas.Scale((float)_style.ScaleFactor);
        Render(surface.Canvas);
        using var pixels = surface.PeekPixels();
        using var data = format switch
        {
            // Filters cost more time than they save space in pictures of lines.
            PictureFormat.Png => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 4)),
            PictureFormat.Jpeg => pixels.Encode(new SKJpegEncoderOptions(92)),
            _ => pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 60)),
        };
        return data?.ToArray() ?? throw new IOException($"the picture of {size.Width} by {size.Height} pixels cannot be encoded as {format}");
    }

    private byte[] Pdf()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = _chart.Title, Subject = PictureFont.Clean(_chart.Description), Creator = "ScaleFit", Producer = "ScaleFit", RasterDpi = 300, EncodingQuality = 101 }))
        {
            // 96 pixels and 72 points are an inch.
            var canvas = document.BeginPage(_style.Width * 0.75f, Height * 0.75f);
            canvas.Scale(0.75f);
            canvas.DrawColor(SKColor.Parse(_style.Theme.Background));
            Render(canvas);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    private string Svg()
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, _style.Width, Height), stream))
        {
            using var ground = new SKPaint { Color = SKColor.Parse(_style.Theme.Background) };
            canvas.DrawRect(0, 0, _style.Width, Height, ground);
            Render(canvas);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private IEnumerable<string> Wrap(string note) => Wrap(note, Text(note, NoteSize, _style.Theme.Muted), _style.Width - 2 * Edge);

    /// <summary>Breaks a text into lines of a largest width in pixels. Longer words lose their middle.</summary>
    public static IReadOnlyList<string> Wrap(string text, LabelStyle style, double width)
    {
        var lines = new List<string>();
        using var paint = Paint.NewDisposablePaint();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            bool isFull = line.Length > 0 && style.Measure(longer, paint).Width > width;
            if (isFull) lines.Add(line);
            line = isFull ? word : longer;
        }
        lines.Add(line);
        var names = new ShortNames(part => style.Measure(part, paint).Width, width);
        return [.. lines.Select(names.Shorten)];
    }
}

/// <summary>The format of a picture.</summary>
internal enum PictureFormat
{
    /// <summary>SVG, with text as text.</summary>
    Svg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>PDF, with text as text.</summary>
    Pdf,

    /// <summary>WebP without loss.</summary>
    Webp,

    /// <summary>JPEG.</summary>
    Jpeg,
}
