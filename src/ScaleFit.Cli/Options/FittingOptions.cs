using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the fit of each run.</summary>
internal sealed class FittingOptions
{
    private static readonly Curve[] Both = [SigmoidCurve.Instance, PowerLawCurve.Instance];

    private readonly Choice<Curve[]> _curves = new(
        "--curve", "Curves to fit (default: both).", Both, ("sigmoid", [SigmoidCurve.Instance]), ("power", [PowerLawCurve.Instance]), ("both", Both));
    private readonly Choice<NoiseKind> _noise = new(
        "--noise",
        "Noise model: drift for independent plus correlated noise, white for independent noise only (default: drift). With white, intervals are too narrow if the noise is correlated.",
        NoiseKind.Drift,
        ("drift", NoiseKind.Drift),
        ("white", NoiseKind.White));
    private readonly Option<double?> _level = new("--level")
    {
        Description = "Confidence level of the intervals (default: 0.95).",
        HelpName = "L",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(LevelArgument.TryRead, LevelArgument.Expected),
    };

    private readonly Option<double[]> _margin;

    private readonly bool _isSigmoidOnly;

    /// <summary>Creates the options.</summary>
    /// <param name="isSigmoidOnly">Whether the command uses only the sigmoid, and so has no option for the curves.</param>
    /// <param name="comparesRecipes">Whether the command compares recipes, whose efficiencies and midpoints have margins too.</param>
    public FittingOptions(bool isSigmoidOnly = false, bool comparesRecipes = false)
    {
        _isSigmoidOnly = isSigmoidOnly;
        string expected = comparesRecipes ? "one to three margins from 0 to 0.5 such as 0.02,0.15,0.15" : "a margin from 0 to 0.5 such as 0.02 or 2%";
        var read = OptionValue.List<double>(PassRateArgument.TryReadMargin, expected);
        _margin = new("--margin")
        {
            Description = comparesRecipes
                ? "Margins for run-to-run variation: half-widths at the 95% level in pass rate, and in the logarithms of efficiency and midpoint; 0 for none (default: 0.02,0.15,0.15)."
                : "Margin for run-to-run variation in forecasts: half-width in pass rate at the 95% level; 0 for none (default: 0.02).",
            HelpName = comparesRecipes ? "M[,B,MID]" : "M",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                double[]? given = read(result);
                if (given?.Length > (comparesRecipes ? 3 : 1)) result.AddError($"--margin has {given.Length} values; expected {expected}");
                return given;
            },
        };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        if (!_isSigmoidOnly) command.Add(_curves);
        command.Add(_noise);
        command.Add(_level);
        command.Add(_margin);
    }

    /// <summary>The given margin in pass rate, or the default.</summary>
    public double Margin(ParseResult parse) => parse.GetValue(_margin) is [var margin, ..] ? margin : Forecasting.Margin.Published;

    /// <summary>The given margins for a comparison of recipes. Those of efficiency and midpoint are 0 where the margin in pass rate alone is given as 0, null where they are not given.</summary>
    public (double PassRate, double? Efficiency, double? Midpoint) Margins(ParseResult parse) => parse.GetValue(_margin) switch
    {
        [var passRate, var efficiency, .. var rest] => (passRate, efficiency, rest is [var midpoint] ? midpoint : efficiency),
        [0] => (0, 0, 0),
        _ => (Margin(parse), null, null),
    };

    /// <summary>The given options.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="window">The fit window.</param>
    public InferenceOptions Read(ParseResult parse, WindowOptions window) => new()
    {
        Window = window,
        Curves = _isSigmoidOnly ? [SigmoidCurve.Instance] : _curves.In(parse),
        Noise = _noise.In(parse),
        Level = parse.GetValue(_level) ?? InferenceOptions.Default.Level,
    };
}
