using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the fit window of each run.</summary>
internal sealed class PreparingOptions
{
    private readonly Option<EarlyCut?> _skipEarly = new("--skip-early")
    {
        Description = "Compute below which to ignore evaluations as early regime. auto is 1,500 GPU-hours for runs of at least 6,000 GPU-hours, and 10% of the compute of other runs (default: auto).",
        HelpName = "auto|none|C",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<EarlyCut>(TryReadCut, $"auto, none or {ComputeArgument.Expected}"),
    };
    private readonly Option<double?> _from = Compute("--from", "Ignores all evaluations below this compute, including the first one.");
    private readonly Option<double?> _until = Compute("--until", "Ignores all evaluations above this compute.");
    private readonly Option<StartRule?> _start = new("--start")
    {
        Description = "Pass rate before training: auto fits it and uses the first evaluation as data, free fits it without that evaluation, R fixes it (default: auto).",
        HelpName = "auto|free|R",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<StartRule>(TryReadStart, $"auto, free or {PassRateArgument.ExpectedBelowOne}"),
    };

    private readonly bool _takesPrefixes;

    /// <summary>Creates the options.</summary>
    /// <param name="takesPrefixes">Whether the command has its own <c>--until</c> with a list of prefixes. Each run is then used to its end.</param>
    public PreparingOptions(bool takesPrefixes = false) => _takesPrefixes = takesPrefixes;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = _takesPrefixes ? [_skipEarly, _from, _start] : [_skipEarly, _from, _until, _start];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The given options.</summary>
    /// <exception cref="CommandException"><c>--from</c> is above <c>--until</c>.</exception>
    public WindowOptions Read(ParseResult parse)
    {
        double? from = parse.GetValue(_from), until = _takesPrefixes ? null : parse.GetValue(_until);
        if (from > until) throw new CommandException(ExitCode.Usage, "--from is above --until; expected --from at or below --until");
        return new()
        {
            SkipEarly = parse.GetValue(_skipEarly)?.Below,
            From = from,
            Until = until,
            Start = parse.GetValue(_start) ?? StartRule.Auto,
        };
    }

    private static Option<double?> Compute(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "C",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(ComputeArgument.TryRead, ComputeArgument.Expected),
    };

    private static bool TryReadCut(string text, out EarlyCut cut)
    {
        bool isCompute = ComputeArgument.TryRead(text, out double compute);
        cut = new EarlyCut(isCompute ? compute : text == "none" ? 0 : null);
        return isCompute || text is "auto" or "none";
    }

    private static bool TryReadStart(string text, out StartRule start)
    {
        bool isPassRate = PassRateArgument.TryReadBelowOne(text, out double passRate);
        start = isPassRate ? StartRule.Fixed(passRate) : text == "free" ? StartRule.Free : StartRule.Auto;
        return isPassRate || text is "auto" or "free";
    }

    /// <summary>The early cut, in the form of <see cref="WindowOptions.SkipEarly"/>.</summary>
    private readonly record struct EarlyCut(double? Below);
}
