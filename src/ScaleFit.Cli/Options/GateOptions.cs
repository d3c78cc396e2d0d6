using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the gate.</summary>
internal sealed class GateOptions
{
    private readonly Option<bool> _gate = new("--gate") { Description = "Judges the candidates: exit code 3 for a regression, 4 if the data is inconclusive." };
    private readonly Option<Quantity[]> _rules = new("--rule")
    {
        Description = "Quantities to judge: asymptote, pass-rate@C, compute@R; with three or more runs per recipe also efficiency and midpoint. Comma-separated list; repeatable (default: asymptote).",
        HelpName = "RULE,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<Quantity>(RuleArgument.TryRead, RuleArgument.Expected),
    };
    private readonly Option<double[]> _tolerance = ScaledArgument.Option("--tolerance", "T,...", "Accepted loss: below 1 in pass rate, above 1 as a ratio of compute (default: 0 in pass rate, 1 as a ratio).", most: 0.5);
    private readonly Choice<Requirement> _require = new(
        "--require", "Requirement to pass: no-regression or improvement (default: no-regression).", Requirement.NoRegression, ("no-regression", Requirement.NoRegression), ("improvement", Requirement.Improvement));
    private readonly Option<string[]> _expect = new("--expect")
    {
        Description = "Findings that are intended and do not block a pass: starts-differ (as for another model size) or compute-differs. Comma-separated list; repeatable.",
        HelpName = "CODE,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<string>(TryReadFinding, "starts-differ or compute-differs"),
    };
    private readonly Option<bool> _allow = new("--allow-inconclusive") { Description = "Lets candidates pass if the data is inconclusive, unless the measured pass rates at the last common compute show a loss beyond tolerance and resolution." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_gate, _rules, _tolerance, _require, _expect, _allow];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The gate; null without <c>--gate</c>.</summary>
    /// <exception cref="CommandException">An option of the gate is given without <c>--gate</c>, or a tolerance fits no rule.</exception>
    public Gate? Read(ParseResult parse)
    {
        Option[] own = [_rules, _tolerance, _require, _expect, _allow];
        if (!parse.GetValue(_gate))
        {
            return own.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is not { } idle ? null
                : throw new CommandException(ExitCode.Usage, $"{idle.Name} requires --gate; add --gate, or remove {idle.Name}");
        }
        Quantity[] rules = parse.GetValue(_rules) is { Length: > 0 } given ? [.. given.Distinct()] : [Quantity.Asymptote];
        var (difference, ratio) = ScaledArgument.Read(parse, _tolerance);
        if (ratio is not null && !rules.Any(rule => rule.Scale == EffectScale.Ratio))
            throw new CommandException(ExitCode.Usage, "--tolerance above 1 is a ratio of compute, but no rule judges compute; expected a difference in pass rate below 1, such as 0.05 or 5%");
        if (difference is not null && !rules.Any(rule => rule.Scale == EffectScale.Difference))
            throw new CommandException(ExitCode.Usage, "--tolerance below 1 is a difference in pass rate, but no rule judges a pass rate; expected a ratio of compute above 1, such as 1.5");
        return new Gate(rules, _require.In(parse) == Requirement.Improvement) { Tolerance = difference ?? 0, RatioTolerance = ratio ?? 1, Expected = parse.GetValue(_expect) ?? [] };
    }

    /// <summary>Whether inconclusive candidates pass.</summary>
    public bool AllowsInconclusive(ParseResult parse) => parse.GetValue(_allow);

    private static bool TryReadFinding(string text, out string code)
    {
        code = text;
        return text == FindingCatalog.StartsDiffer.Code || text == FindingCatalog.ComputeDiffers.Code;
    }

    /// <summary>The requirement to pass. It is not a Boolean, because System.CommandLine parses a Boolean option as a flag without a value.</summary>
    private enum Requirement
    {
        NoRegression,
        Improvement,
    }
}
