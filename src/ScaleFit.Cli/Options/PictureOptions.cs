using System.CommandLine;
using System.Globalization;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Options;

/// <summary>How pictures are drawn.</summary>
internal sealed class PictureOptions
{
    private static readonly string[] Formats = [".svg", ".png", ".pdf"];

    private readonly Option<int?> _width = Pixels("--width", "Width of the picture in pixels; 760 if not given. A .png has twice as many.");
    private readonly Option<int?> _height = Pixels("--height", "Height of the picture in pixels; what it needs if not given.");
    private readonly Choice<ChartTheme> _theme = new("--theme", "Colours of the picture; light if not given.", ChartTheme.Light, ("light", ChartTheme.Light), ("dark", ChartTheme.Dark));
    private readonly Choice<string> _scale = new("--scale", "The scale of compute in the picture; log if not given.", "log", ("log", "log"), ("linear", "linear"));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_width, _height, _theme, _scale]) command.Add(option);
    }

    /// <summary>Whether compute is drawn on a linear scale.</summary>
    public bool IsLinear(ParseResult parse) => _scale.In(parse) == "linear";

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
    public void Write(ParseResult parse, Chart chart, Output output)
    {
        string svg = SvgChart.Draw(chart, new SvgOptions
        {
            Width = parse.GetValue(_width) ?? new SvgOptions().Width,
            Height = parse.GetValue(_height),
            Theme = _theme.In(parse),
        });
        if (output.IsStandard || IsSvg(output.File!)) output.Write(writer => writer.Write(svg));
        else output.Write(() => Converter(output.File!).Convert(svg, Path.GetExtension(output.File!)[1..].ToLower(CultureInfo.InvariantCulture)));
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

    private static Option<int?> Pixels(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PX",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(TryReadPixels, string.Create(CultureInfo.InvariantCulture, $"a number of pixels from {SvgOptions.Least} to {SvgOptions.Most}")),
    };

    private static bool TryReadPixels(string text, out int pixels) => NumberArgument.TryReadInteger(text, out pixels) && pixels is >= SvgOptions.Least and <= SvgOptions.Most;
}
