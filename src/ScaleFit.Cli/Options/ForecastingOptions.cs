using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Forecasting;

namespace ScaleFit.Cli.Options;

/// <summary>What is forecast.</summary>
internal sealed class ForecastingOptions
{
    /// <summary>Compute to forecast at.</summary>
    public Option<double[]> At { get; } = new("--at")
    {
        Description = "Compute at which the pass rate is asked for; several with commas, or repeated.",
        HelpName = "C,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(ComputeArgument.TryReadPositive, $"{ComputeArgument.Expected}, above 0"),
    };

    /// <summary>Pass rates to reach.</summary>
    public Option<double[]> Targets { get; } = new("--target")
    {
        Description = "Pass rates whose compute is asked for; several with commas, or repeated.",
        HelpName = "R,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(PassRateArgument.TryReadPositive, $"{PassRateArgument.Expected}, above 0"),
    };

    /// <summary>What compute costs.</summary>
    public Option<double?> Price { get; } = new("--price")
    {
        Description = "Price of one unit of compute, in any currency, for what the gain costs.",
        HelpName = "P",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(NumberArgument.TryReadPositive, NumberArgument.ExpectedPositive),
    };

    /// <summary>The options as given; those that the command does not have are not given.</summary>
    public ForecastOptions Read(ParseResult parse, double margin) => new()
    {
        At = [.. (parse.GetValue(At) ?? []).Distinct()],
        Targets = [.. (parse.GetValue(Targets) ?? []).Distinct()],
        Margin = margin,
        Price = parse.GetValue(Price),
    };
}
