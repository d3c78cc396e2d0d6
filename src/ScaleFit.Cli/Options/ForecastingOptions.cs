using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Forecasting;

namespace ScaleFit.Cli.Options;

/// <summary>Options for forecasts.</summary>
internal sealed class ForecastingOptions
{
    /// <summary>Compute at which to forecast the pass rate.</summary>
    public Option<double[]> At { get; } = new("--at")
    {
        Description = "Compute at which to forecast the pass rate. Comma-separated list; repeatable.",
        HelpName = "C,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(ComputeArgument.TryReadPositive, ComputeArgument.ExpectedPositive),
    };

    /// <summary>Pass rates for which to forecast the compute.</summary>
    public Option<double[]> Targets { get; } = new("--target")
    {
        Description = "Pass rates for which to forecast the compute. Comma-separated list; repeatable.",
        HelpName = "R,...",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.List<double>(PassRateArgument.TryReadPositive, PassRateArgument.ExpectedPositive),
    };

    /// <summary>The price of one unit of compute.</summary>
    public Option<double?> Price { get; } = new("--price")
    {
        Description = "Price of one unit of compute, in any currency. Adds the cost of the further compute.",
        HelpName = "P",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(NumberArgument.TryReadPositive, NumberArgument.ExpectedPositive),
    };

    /// <summary>The gain whose probability is wanted.</summary>
    public Option<double?> Worth { get; } = new("--worth")
    {
        Description = "Gain in pass rate that makes further training worth it. Adds its probability.",
        HelpName = "G",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(PassRateArgument.TryReadPositive, PassRateArgument.ExpectedPositive),
    };

    /// <summary>The prior of the posterior forecast.</summary>
    public Option<string?> Prior { get; } = new("--prior")
    {
        Description = "Prior of the forecast: public (learnt from public runs, the default), none (curves only), or a file.",
        HelpName = "FILE|public|none",
        Arity = ArgumentArity.ExactlyOne,
    };

    /// <summary>The options that both reports with forecasts have.</summary>
    public Option[] All => [At, Targets, Price, Worth, Prior];

    /// <summary>The given options. Options that the command does not have count as not given.</summary>
    public ForecastOptions Read(ParseResult parse, double margin) => new()
    {
        At = [.. (parse.GetValue(At) ?? []).Distinct()],
        Targets = [.. (parse.GetValue(Targets) ?? []).Distinct()],
        Margin = margin,
        Price = parse.GetValue(Price),
        Worth = parse.GetValue(Worth),
        Prior = PriorChoice.Read(parse.GetValue(Prior)),
    };
}
