using System.Globalization;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes pictures: SVG, or what the file's name asks for.</summary>
/// <param name="Options">How they are drawn.</param>
/// <param name="IsLinear">Whether compute is drawn on a linear scale.</param>
internal sealed record PictureWriter(SvgOptions Options, bool IsLinear)
{
    /// <summary>As pictures are drawn where nothing else is asked for.</summary>
    public static PictureWriter Default { get; } = new(new SvgOptions(), IsLinear: false);

    private static readonly string[] Formats = [".svg", ".png", ".pdf"];

    /// <summary>Makes sure, before any work, that a file can hold a picture.</summary>
    /// <exception cref="CommandException">Its name ends otherwise, or what makes such pictures is not installed.</exception>
    public static void Check(string option, string file)
    {
        if (!Formats.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            throw new CommandException(ExitCode.Usage, $"{option} does not take '{file}'; expected a file that ends in .svg, .png or .pdf");
        if (!IsSvg(file)) Converter(file);
    }

    /// <summary>Draws a chart and writes it, in the format that the file's name asks for; SVG to standard output.</summary>
    /// <exception cref="CommandException">It cannot be converted or written.</exception>
    public void Write(Chart chart, Output output)
    {
        string svg = SvgChart.Draw(chart, Options);
        if (output.File is not { } file || output.IsStandard || IsSvg(file)) output.Write(writer => writer.Write(svg));
        else output.Write(() => Converter(file).Convert(svg, Path.GetExtension(file)[1..].ToLower(CultureInfo.InvariantCulture)));
    }

    private static bool IsSvg(string file) => Path.GetExtension(file).Equals(".svg", StringComparison.OrdinalIgnoreCase);

    private static RasterChart Converter(string file)
    {
        try
        {
            return RasterChart.Find();
        }
        catch (IOException e)
        {
            throw new CommandException(ExitCode.Failed, $"{file} cannot be written: {e.Message}", e);
        }
    }
}
