using System.CommandLine;
using System.Globalization;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the appearance of plots.</summary>
internal sealed class PictureOptions
{
    private readonly Option<int?> _width = Pixels("--width", "Width of the plot in pixels (default: 760). A .png has twice as many pixels.");
    private readonly Option<int?> _height = Pixels("--height", "Height of the plot in pixels (default: as the content requires).");
    private readonly Choice<ChartTheme> _theme = new("--theme", "Colours of the plot (default: light).", ChartTheme.Light, ("light", ChartTheme.Light), ("dark", ChartTheme.Dark));
    private readonly Choice<string> _scale = new("--scale", "Scale of the compute axis (default: log).", "log", ("log", "log"), ("linear", "linear"));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_width, _height, _theme, _scale]) command.Add(option);
    }

    /// <summary>The given options.</summary>
    public PictureWriter Read(ParseResult parse) => new(
        new SvgOptions { Width = parse.GetValue(_width) ?? new SvgOptions().Width, Height = parse.GetValue(_height), Theme = _theme.In(parse) },
        IsLinear: _scale.In(parse) == "linear");

    private static Option<int?> Pixels(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PX",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(TryReadPixels, string.Create(CultureInfo.InvariantCulture, $"a number of pixels from {SvgOptions.Least} to {SvgOptions.Most}")),
    };

    private static bool TryReadPixels(string text, out int pixels) => NumberArgument.TryReadInteger(text, out pixels) && pixels is >= SvgOptions.Least and <= SvgOptions.Most;
}
