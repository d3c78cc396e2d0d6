using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Comparing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the comparison of recipes.</summary>
internal sealed class ComparingOptions
{
    private static readonly ComparisonOptions Default = new();

    private readonly Option<string?> _baseline = Name("--baseline", "NAME", "Run or recipe to compare the others with (default: the one in the first LOG).");
    private readonly Option<string?> _recipeColumn = Name("--recipe-column", "NAME", "Column with the name of the recipe. Runs of one recipe are seeds; their spread measures the run-to-run variation.");
    private readonly Option<double[]> _at = new("--at")
    {
        Description = "Compute at which to compare the pass rates. Comma-separated list; repeatable.",
        HelpName = "C,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(ComputeArgument.TryReadPositive, ComputeArgument.ExpectedPositive),
    };
    private readonly Option<double[]> _targets = new("--target")
    {
        Description = "Pass rates for which to compare the compute needed. Comma-separated list; repeatable.",
        HelpName = "R,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(PassRateArgument.TryReadPositive, PassRateArgument.ExpectedPositive),
    };
    private readonly Option<double[]> _resolution = ScaledArgument.Option(
        "--resolution", "D,...", "Smallest relevant difference: below 1 in pass rate, above 1 as a ratio of compute (default: 0.05,1.5).", most: 0.5);
    private readonly Option<int?> _expectSeeds = new("--expect-seeds")
    {
        Description = "Fails with exit code 1 if a recipe has fewer runs than this.",
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(NumberArgument.TryReadPositiveInteger, NumberArgument.ExpectedPositiveInteger),
    };
    private readonly Option<bool> _common = new("--common") { Description = "Cuts all runs at the largest compute that all of them reach, to compare with short runs." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_baseline, _recipeColumn, _at, _targets, _resolution, _common, _expectSeeds];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The name of the baseline; null if not given.</summary>
    public string? Baseline(ParseResult parse) => parse.GetValue(_baseline);

    /// <summary>The column of recipes; null if not given.</summary>
    public string? RecipeColumn(ParseResult parse) => parse.GetValue(_recipeColumn);

    /// <summary>The expected number of runs of every recipe; null if not given.</summary>
    public int? ExpectedSeeds(ParseResult parse) => parse.GetValue(_expectSeeds);

    /// <summary>Whether to cut all runs at the largest compute that all of them reach.</summary>
    public bool IsCommon(ParseResult parse) => parse.GetValue(_common);

    /// <summary>The given options. The compared quantities include those that the gate judges.</summary>
    public ComparisonOptions Read(ParseResult parse, Gate? gate, (double PassRate, double? Efficiency, double? Midpoint) margins, double level)
    {
        var (resolution, ratioResolution) = ScaledArgument.Read(parse, _resolution);
        var rules = gate?.Rules ?? [];
        return new ComparisonOptions
        {
            At = [.. (parse.GetValue(_at) ?? []).Concat(Arguments(EffectScale.Difference)).Distinct()],
            Targets = [.. (parse.GetValue(_targets) ?? []).Concat(Arguments(EffectScale.Ratio)).Distinct()],
            Margin = margins.PassRate,
            EfficiencyMargin = margins.Efficiency ?? Default.EfficiencyMargin,
            MidpointMargin = margins.Midpoint ?? Default.MidpointMargin,
            Resolution = resolution ?? Default.Resolution,
            RatioResolution = ratioResolution ?? Default.RatioResolution,
            Level = level,
        };

        IEnumerable<double> Arguments(EffectScale scale) => rules.Where(rule => rule.Scale == scale && rule.Argument is not null).Select(rule => rule.Argument!.Value);
    }

    private static Option<string?> Name(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.ExactlyOne };
}
