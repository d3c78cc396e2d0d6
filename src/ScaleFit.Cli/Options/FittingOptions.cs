using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>What is fitted to each run.</summary>
internal sealed class FittingOptions
{
    private static readonly Curve[] Both = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    private readonly Choice<Curve[]> _curves = new(
        "--curve", "The curves to fit; both if not given.", Both, ("sigmoid", [SigmoidCurve.Instance]), ("power", [PowerLawCurve.Instance]), ("both", Both));
    private readonly Choice<NoiseKind> _noise = new(
        "--noise",
        "What moves evaluations off the curve: drift, if not given, for noise and slow drift; white for independent noise alone, whose intervals are too narrow where neighbours move together.",
        NoiseKind.Drift,
        ("drift", NoiseKind.Drift),
        ("white", NoiseKind.White));
    private readonly Option<double?> _level = new("--level")
    {
        Description = "Confidence level of the intervals; .95 if not given.",
        HelpName = "L",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(LevelArgument.TryRead, LevelArgument.Expected),
    };

    private readonly Option<double?> _margin = new("--margin")
    {
        Description = "What identical runs differ by in pass rate, at 95%: forecasts allow for it; .02 if not given, 0 for none.",
        HelpName = "M",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(PassRateArgument.TryReadMargin, "a margin from 0 to .5 such as .02 or 2%"),
    };

    private readonly bool _isSigmoidOnly;

    /// <summary>Makes the options.</summary>
    /// <param name="isSigmoidOnly">Whether the command is about the sigmoid, so that there is no curve to choose.</param>
    public FittingOptions(bool isSigmoidOnly = false) => _isSigmoidOnly = isSigmoidOnly;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        if (!_isSigmoidOnly) command.Add(_curves);
        command.Add(_noise);
        command.Add(_level);
        command.Add(_margin);
    }

    /// <summary>The margin as given.</summary>
    public double Margin(ParseResult parse) => parse.GetValue(_margin) ?? Forecasting.Margin.Published;

    /// <summary>The options as given.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="window">Which part of each run is fitted.</param>
    public InferenceOptions Read(ParseResult parse, WindowOptions window) => new()
    {
        Window = window,
        Curves = _isSigmoidOnly ? [SigmoidCurve.Instance] : _curves.In(parse),
        Noise = _noise.In(parse),
        Level = parse.GetValue(_level) ?? InferenceOptions.Default.Level,
    };
}
