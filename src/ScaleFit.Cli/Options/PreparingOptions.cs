using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>Which part of each run is fitted.</summary>
internal sealed class PreparingOptions
{
    private readonly Option<EarlyCut?> _skipEarly = new("--skip-early")
    {
        Description = "Compute below which evaluations are left out as early regime; auto takes 1,500 GPU-hours, or a tenth of a run below 6,000.",
        HelpName = "auto|none|C",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<EarlyCut>(TryReadCut, $"auto, none or {ComputeArgument.Expected}"),
    };
    private readonly Option<double?> _from = Compute("--from", "Leaves out everything below this compute, the first evaluation included.");
    private readonly Option<double?> _until = Compute("--until", "Leaves out everything above this compute.");
    private readonly Option<StartRule?> _start = new("--start")
    {
        Description = "The pass rate before training: auto takes the first evaluation as data, free fits it without, R fixes it.",
        HelpName = "auto|free|R",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<StartRule>(TryReadStart, $"auto, free or {PassRateArgument.Expected}, 1 excluded"),
    };

    private readonly bool _takesPrefixes;

    /// <summary>Makes the options.</summary>
    /// <param name="takesPrefixes">Whether the command's own <c>--until</c> lists prefixes, so that each run is taken to its end.</param>
    public PreparingOptions(bool takesPrefixes = false) => _takesPrefixes = takesPrefixes;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = _takesPrefixes ? [_skipEarly, _from, _start] : [_skipEarly, _from, _until, _start];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The options as given.</summary>
    /// <exception cref="CommandException">The window ends before it begins.</exception>
    public WindowOptions Read(ParseResult parse)
    {
        double? from = parse.GetValue(_from), until = _takesPrefixes ? null : parse.GetValue(_until);
        if (from > until) throw new CommandException(ExitCode.Usage, "--from lies above --until; expected a window that begins before it ends");
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

    /// <summary>The early cut as <see cref="WindowOptions.SkipEarly"/> takes it.</summary>
    private readonly record struct EarlyCut(double? Below);
}
