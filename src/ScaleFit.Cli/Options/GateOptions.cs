using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Comparing;

namespace ScaleFit.Cli.Options;

/// <summary>Whether and how candidates are judged.</summary>
internal sealed class GateOptions
{
    private readonly Option<bool> _gate = new("--gate") { Description = "Judges the candidates: exit code 3 for a regression, 4 where the data does not decide." };
    private readonly Option<Quantity[]> _rules = new("--rule")
    {
        Description = "What is judged: asymptote, pass-rate@C, compute@R, and with three runs a recipe efficiency and midpoint; several with commas, or repeated. The asymptote if not given.",
        HelpName = "RULE,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<Quantity>(RuleArgument.TryRead, RuleArgument.Expected),
    };
    private readonly Option<double[]> _tolerance = ScaledArgument.Option("--tolerance", "T,...", "Loss that is allowed: below 1 in pass rate, above 1 as a ratio of compute; 0 and 1 if not given.", most: 0.5);
    private readonly Choice<Requirement> _require = new(
        "--require", "What passes: no-regression, if not given, or improvement.", Requirement.NoRegression, ("no-regression", Requirement.NoRegression), ("improvement", Requirement.Improvement));
    private readonly Option<bool> _allow = new("--allow-inconclusive") { Description = "Lets candidates pass that the data does not decide on." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_gate, _rules, _tolerance, _require, _allow];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The gate; null where none was asked for.</summary>
    /// <exception cref="CommandException">An option of the gate is given without it.</exception>
    public Gate? Read(ParseResult parse)
    {
        Option[] own = [_rules, _tolerance, _require, _allow];
        if (!parse.GetValue(_gate))
        {
            return own.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is not { } idle ? null
                : throw new CommandException(ExitCode.Usage, $"{idle.Name} does nothing without --gate; give both or neither");
        }
        Quantity[] rules = parse.GetValue(_rules) is { Length: > 0 } given ? [.. given.Distinct()] : [Quantity.Asymptote];
        var (difference, ratio) = ScaledArgument.Read(parse, _tolerance);
        if (ratio is not null && !rules.Any(rule => rule.Scale == EffectScale.Ratio))
            throw new CommandException(ExitCode.Usage, "a --tolerance above 1 is a ratio of compute, and no rule judges compute: in pass rate it lies below 1, such as .05 or 5%");
        if (difference is not null && !rules.Any(rule => rule.Scale == EffectScale.Difference))
            throw new CommandException(ExitCode.Usage, "a --tolerance below 1 is one in pass rate, and no rule judges a pass rate: as a ratio of compute it lies above 1, such as 1.5");
        return new Gate(rules, _require.In(parse) == Requirement.Improvement) { Tolerance = difference ?? 0, RatioTolerance = ratio ?? 1 };
    }

    /// <summary>Whether the data need not decide.</summary>
    public bool AllowsInconclusive(ParseResult parse) => parse.GetValue(_allow);

    /// <summary>What passes; not a truth value, for the package takes an option of those for a flag without words.</summary>
    private enum Requirement
    {
        NoRegression,
        Improvement,
    }
}
