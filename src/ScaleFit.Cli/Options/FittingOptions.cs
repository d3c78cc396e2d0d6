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
        "--noise", "What the residuals are taken for: white for independent evaluations.", NoiseKind.White, ("white", NoiseKind.White));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_curves);
        command.Add(_noise);
    }

    /// <summary>The options as given.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="window">Which part of each run is fitted.</param>
    public InferenceOptions Of(ParseResult parse, WindowOptions window) => new()
    {
        Window = window,
        Curves = _curves.In(parse),
        Noise = _noise.In(parse),
    };
}
