using System.CommandLine;
using System.Globalization;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting.Charts;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the appearance of plots.</summary>
internal sealed class PictureOptions
{
    private readonly Choice<PictureStyle?> _size = new("--size", "Size for a paper at 300 dpi: column (85 mm wide) or page (180 mm wide), with fonts to match.", null, ("column", PictureStyle.Column), ("page", PictureStyle.Page));
    private readonly Option<int?> _width = Pixels("--width", "Width of the plot in pixels (default: 800). A .png has twice as many pixels.");
    private readonly Option<int?> _height = Pixels("--height", "Height of the plot in pixels (default: as the content requires).");
    private readonly Option<double?> _scaleFactor = Number("--scale-factor", "NUMBER", "Pixels of a .png, .webp or .jpg for each pixel of --width (default: 2).", 0.1, 20);
    private readonly Option<double?> _fontSize = Number("--font-size", "PX", "Font size in pixels (default: 12).", 6, 48);
    private readonly Option<string?> _title = new("--title") { Description = "Title of the plot (default: the name of the run, or what the plot compares).", HelpName = "TEXT", Arity = ArgumentArity.ExactlyOne };
    private readonly Option<AxisRange?> _x = new("--x-range")
    {
        Description = "Range of the compute axis, such as 1k,100k (default: all data).",
        HelpName = "LOW,HIGH",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<AxisRange>(AxisRange.TryReadCompute, "two values of compute, the lower first, such as 1k,100k"),
    };
    private readonly Option<AxisRange?> _y = new("--y-range")
    {
        Description = "Range of the pass rate axis, such as 0.2,0.7 (default: all data).",
        HelpName = "LOW,HIGH",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<AxisRange>(AxisRange.TryReadNumbers, "two numbers, the lower first, such as 0.2,0.7"),
    };
    private readonly Option<RunLabel[]?> _labels = new("--label")
    {
        Description = "Name of a run or recipe in the plot. Repeatable.",
        HelpName = "RUN=NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = OptionValue.Repeated<RunLabel>(RunLabel.TryRead, "RUN=NAME, such as grpo-7=GRPO"),
    };
    private readonly Choice<ChartTheme> _theme = new("--theme", "Colours of the plot (default: light).", ChartTheme.Light, ("light", ChartTheme.Light), ("dark", ChartTheme.Dark));
    private readonly Choice<ChartPalette> _palette = new("--palette", "Colours of runs and curves (default: okabe-ito). Colour-blind readers can distinguish okabe-ito and tol; gray is for print.",
        ChartPalette.OkabeIto, ("okabe-ito", ChartPalette.OkabeIto), ("tol", ChartPalette.Tol), ("gray", ChartPalette.Gray));
    private readonly Choice<string> _scale = new("--scale", "Scale of the compute axis (default: log).", "log", ("log", "log"), ("linear", "linear"));
    private readonly Option<string?> _data = new("--data") { Description = "Also writes the curves, bands and points of the plot to this .csv file.", HelpName = "FILE", Arity = ArgumentArity.ExactlyOne };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_size, _width, _height, _scaleFactor, _fontSize, _title, _x, _y, _labels, _theme, _palette, _scale, _data]) command.Add(option);
    }

    /// <summary>The given options.</summary>
    /// <exception cref="CommandException">Two options contradict each other.</exception>
    public PictureWriter Read(ParseResult parse)
    {
        bool isLinear = _scale.In(parse) == "linear";
        var x = parse.GetValue(_x);
        if (x is { Low: <= 0 } && !isLinear) throw new CommandException(ExitCode.Usage, "--x-range begins at 0, which a logarithmic axis cannot show; begin above 0, or add --scale linear");
        var size = _size.In(parse);
        if (size is not null && parse.GetValue(_width) is not null) throw new CommandException(ExitCode.Usage, "--size and --width both set the width; give one of them");
        var labels = parse.GetValue(_labels) ?? [];
        if (labels.GroupBy(label => label.Run).FirstOrDefault(same => same.Skip(1).Any()) is { } twice) throw new CommandException(ExitCode.Usage, $"--label names the run '{twice.Key}' twice; give it one name");
        if (parse.GetValue(_data) is { } data && !data.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) throw new CommandException(ExitCode.Usage, $"invalid file '{data}' for --data; expected a name that ends in .csv");
        var style = size ?? new PictureStyle();
        return new PictureWriter(
            style with
            {
                Width = parse.GetValue(_width) ?? style.Width,
                Height = parse.GetValue(_height),
                ScaleFactor = parse.GetValue(_scaleFactor) ?? style.ScaleFactor,
                FontSize = parse.GetValue(_fontSize) ?? style.FontSize,
                Theme = _theme.In(parse).With(_palette.In(parse)),
            },
            isLinear)
        {
            Edits = new ChartEdits
            {
                Title = parse.GetValue(_title),
                Labels = labels.ToDictionary(label => label.Run, label => label.Name, StringComparer.Ordinal),
                X = x is { } compute ? (compute.Low, compute.High) : null,
                Y = parse.GetValue(_y) is { } passRate ? (passRate.Low, passRate.High) : null,
            },
            Data = parse.GetValue(_data),
        };
    }

    private static Option<int?> Pixels(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PX",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(TryReadPixels, string.Create(CultureInfo.InvariantCulture, $"a number of pixels from {PictureStyle.Least} to {PictureStyle.Most}")),
    };

    private static bool TryReadPixels(string text, out int pixels) => NumberArgument.TryReadInteger(text, out pixels) && pixels is >= PictureStyle.Least and <= PictureStyle.Most;

    private static Option<double?> Number(string name, string value, string description, double least, double most) => new(name)
    {
        Description = description,
        HelpName = value,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>((string text, out double number) => NumberArgument.TryRead(text, out number) && number >= least && number <= most, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}")),
    };
}
