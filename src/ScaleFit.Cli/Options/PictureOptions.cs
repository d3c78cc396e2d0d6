using System.CommandLine;
using System.Globalization;
using ScaleFit.Charts;
using ScaleFit.Cli.Arguments;

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

    /// <summary>Makes sure that a file can hold a picture.</summary>
    /// <exception cref="CommandException">Its name ends otherwise.</exception>
    public static void Check(string option, string file)
    {
        if (!Formats.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            throw new CommandException(ExitCode.Usage, $"{option} does not take '{file}'; expected a file that ends in .svg, .png or .pdf");
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
        string format = Path.GetExtension(output.File ?? "").TrimStart('.');
        if (format.Length == 0 || format.Equals("svg", StringComparison.OrdinalIgnoreCase)) output.Write(writer => writer.Write(svg));
        else output.Write(() => RasterChart.Convert(svg, format.ToLower(CultureInfo.InvariantCulture)));
    }

    private static Option<int?> Pixels(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PX",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(TryReadPixels, $"a number of pixels from {SvgOptions.Least} to 10000"),
    };

    private static bool TryReadPixels(string text, out int pixels) => NumberArgument.TryReadInteger(text, out pixels) && pixels is >= SvgOptions.Least and <= SvgOptions.Most;
}
