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
        Description = "What is judged: asymptote, pass-rate@C, compute@R; several with commas, or repeated. The asymptote if not given.",
        HelpName = "RULE,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<Quantity>(RuleArgument.TryRead, RuleArgument.Expected),
    };
    private readonly Option<double?> _tolerance = new("--tolerance")
    {
        Description = "Loss that is allowed: in pass rate, or as a share of compute; 0 if not given.",
        HelpName = "T",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(PassRateArgument.TryReadBelowOne, "a loss from 0 up to 1 such as .01 or 1%"),
    };
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
    public Gate? Of(ParseResult parse)
    {
        Option[] own = [_rules, _tolerance, _require, _allow];
        if (!parse.GetValue(_gate))
        {
            return own.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is not { } idle ? null
                : throw new CommandException(ExitCode.Usage, $"{idle.Name} does nothing without --gate; give both or neither");
        }
        Quantity[] rules = parse.GetValue(_rules) is { Length: > 0 } given ? [.. given.Distinct()] : [Quantity.Asymptote];
        return new Gate(rules, parse.GetValue(_tolerance) ?? 0, _require.In(parse) == Requirement.Improvement);
    }

    /// <summary>Whether the data need not decide.</summary>
    public bool AllowsInconclusive(ParseResult parse) => parse.GetValue(_allow);

    /// <summary>What passes. A flag of the package's own would not take words.</summary>
    private enum Requirement
    {
        NoRegression,
        Improvement,
    }
}
