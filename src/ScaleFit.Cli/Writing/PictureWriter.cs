using System.Globalization;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes plots as SVG, or in the format of the file extension.</summary>
/// <param name="Options">The drawing options.</param>
/// <param name="IsLinear">Whether the compute axis is linear.</param>
internal sealed record PictureWriter(SvgOptions Options, bool IsLinear)
{
    /// <summary>A writer with the default options.</summary>
    public static PictureWriter Default { get; } = new(new SvgOptions(), IsLinear: false);

    private static readonly string[] Formats = [".svg", ".png", ".pdf"];

    /// <summary>Checks, before any work, that ScaleFit can write a plot to a file.</summary>
    /// <exception cref="CommandException">The file extension is not supported, or the converter for the format is not installed.</exception>
    public static void Check(string option, string file)
    {
        if (!Formats.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            throw new CommandException(ExitCode.Usage, $"invalid file '{file}' for {option}; expected a name that ends in .svg, .png or .pdf");
        if (!IsSvg(file)) Converter(file);
    }

    /// <summary>Draws a chart and writes it in the format of the file extension. Writes SVG to standard output.</summary>
    /// <exception cref="CommandException">The plot cannot be converted or written.</exception>
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
