using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Comparing;

namespace ScaleFit.Cli.Options;

/// <summary>What is compared, and with what.</summary>
internal sealed class ComparingOptions
{
    private static readonly ComparisonOptions Default = new();

    private readonly Option<string?> _baseline = Name("--baseline", "NAME", "The run or recipe that the others are compared with; that of the first LOG if not given.");
    private readonly Option<string?> _recipeColumn = Name("--recipe-column", "NAME", "The column that names the recipe: its runs are seeds, and their spread tells what identical runs differ by.");
    private readonly Option<double[]> _at = new("--at")
    {
        Description = "Compute at which pass rates are compared; several with commas, or repeated.",
        HelpName = "C,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(ComputeArgument.TryReadPositive, $"{ComputeArgument.Expected}, above 0"),
    };
    private readonly Option<double[]> _targets = new("--target")
    {
        Description = "Pass rates whose compute is compared; several with commas, or repeated.",
        HelpName = "R,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(PassRateArgument.TryReadPositive, $"{PassRateArgument.Expected}, above 0"),
    };
    private readonly Option<double[]> _resolution = ScaledArgument.Option(
        "--resolution", "D,...", "The smallest difference that matters: below 1 in pass rate, above 1 as a ratio of compute; .05,1.5 if not given.", most: 0.5);
    private readonly Option<bool> _common = new("--common") { Description = "Cuts all runs at the compute that they share, for comparisons with short runs." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_baseline, _recipeColumn, _at, _targets, _resolution, _common];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The baseline's name, where it was given.</summary>
    public string? Baseline(ParseResult parse) => parse.GetValue(_baseline);

    /// <summary>The column of recipes, where there is one.</summary>
    public string? RecipeColumn(ParseResult parse) => parse.GetValue(_recipeColumn);

    /// <summary>Whether runs are cut at the compute that they share.</summary>
    public bool IsCommon(ParseResult parse) => parse.GetValue(_common);

    /// <summary>The options as given, with what a gate judges among the quantities.</summary>
    public ComparisonOptions Read(ParseResult parse, Gate? gate, double margin, double level)
    {
        var (resolution, ratioResolution) = ScaledArgument.Read(parse, _resolution);
        var rules = gate?.Rules ?? [];
        return new ComparisonOptions
        {
            At = [.. (parse.GetValue(_at) ?? []).Concat(Arguments(EffectScale.Difference)).Distinct()],
            Targets = [.. (parse.GetValue(_targets) ?? []).Concat(Arguments(EffectScale.Ratio)).Distinct()],
            Margin = margin,
            Resolution = resolution ?? Default.Resolution,
            RatioResolution = ratioResolution ?? Default.RatioResolution,
            Level = level,
        };

        IEnumerable<double> Arguments(EffectScale scale) => rules.Where(rule => rule.Scale == scale && rule.Argument is not null).Select(rule => rule.Argument!.Value);
    }

    private static Option<string?> Name(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.ExactlyOne };
}
