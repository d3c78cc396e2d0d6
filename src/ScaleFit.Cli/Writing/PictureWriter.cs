using System.Globalization;
using System.Text;
using ScaleFit.Reporting.Charts;
using ScaleFit.Reporting.Csv;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes plots in the format of the file extension.</summary>
/// <param name="Style">The style of the pictures.</param>
/// <param name="IsLinear">Whether the compute axis is linear.</param>
internal sealed record PictureWriter(PictureStyle Style, bool IsLinear)
{
    /// <summary>A writer with the default options.</summary>
    public static PictureWriter Default { get; } = new(new PictureStyle(), IsLinear: false);

    private static readonly (string Extension, PictureFormat Format)[] Formats =
        [(".svg", PictureFormat.Svg), (".png", PictureFormat.Png), (".pdf", PictureFormat.Pdf), (".webp", PictureFormat.Webp), (".jpg", PictureFormat.Jpeg)];

    /// <summary>Checks, before any work, that ScaleFit can write a plot to a file.</summary>
    /// <exception cref="CommandException">The file extension is not supported.</exception>
    public static void Check(string option, string file)
    {
        if (FormatOf(file) is null)
            throw new CommandException(ExitCode.Usage, $"invalid file '{file}' for {option}; expected a name that ends in .svg, .png, .pdf, .webp or .jpg");
        CheckLibraries();
    }

    /// <summary>Checks, before any work, that the native libraries that draw pictures are complete.</summary>
    /// <exception cref="CommandException">A library is missing or damaged.</exception>
    public static void CheckLibraries()
    {
        if (PictureLibraries.Problem() is { } problem) throw new CommandException(ExitCode.Failed, problem);
    }

    /// <summary>Changes of the chart.</summary>
    public ChartEdits Edits { get; init; } = new();

    /// <summary>The file for the data of the plot; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>Draws a chart and writes it in the format of the file extension, with its data if they have a file. Writes SVG to standard output.</summary>
    /// <exception cref="CommandException">The options do not fit the chart, or the plot cannot be drawn or written.</exception>
    public void Write(Chart chart, Output output)
    {
        chart = Edited(chart);
        var format = output.IsStandard ? PictureFormat.Svg : FormatOf(output.File!) ?? PictureFormat.Svg;
        if (output.IsStandard) output.Write(writer => writer.Write(Encoding.UTF8.GetString(ChartPicture.Draw(chart, Style, format))));
        else output.Write(() => ChartPicture.Draw(chart, Style, format));
        if (Data is not null) (output with { File = Data }).Write(writer => ChartCsv.Write(chart, writer));
        // The viewer of an SVG has fonts of its own.
        if (format != PictureFormat.Svg && ChartPicture.MissingCharacters(chart) is [var first, ..] missing)
            output.Note(string.Create(CultureInfo.InvariantCulture, $"warning: no font has {missing.Count} {(missing.Count == 1 ? "character" : "characters")} of the plot, such as U+{first.Value:X4}; the plot shows empty boxes instead; install a font that has them, such as Noto Sans, or write a .svg file"));
    }

    private Chart Edited(Chart chart)
    {
        try
        {
            return Edits.Apply(chart);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(ExitCode.Usage, $"{e.Message}; change --label, --x-range or --y-range", e);
        }
    }

    private static PictureFormat? FormatOf(string file)
    {
        foreach (var (extension, format) in Formats)
        {
            if (file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return format;
        }
        return null;
    }
}
