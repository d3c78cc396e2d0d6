using System.CommandLine;
using System.Globalization;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses an option with amounts on two scales. Amounts below 1 are differences of pass rates, such as <c>0.05</c> or <c>5%</c>; amounts above 1 are ratios, such as <c>1.5</c>.</summary>
internal static class ScaledArgument
{
    /// <summary>Creates an option with at most one amount on each scale.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="helpName">The placeholder for its values in the help.</param>
    /// <param name="description">Description for the help.</param>
    /// <param name="most">The largest valid difference.</param>
    public static Option<double[]> Option(string name, string helpName, string description, double most)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"a difference in pass rate above 0 and up to {most} such as 0.05, a ratio above 1 such as 1.5, or one of each");
        var read = OptionValue.List<double>((string text, out double amount) => TryRead(text, out amount) && (amount > 0 && amount <= most || amount > 1), expected);
        return new Option<double[]>(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result =>
            {
                double[]? given = read(result);
                if (given?.Count(amount => amount < 1) > 1 || given?.Count(amount => amount > 1) > 1)
                    result.AddError($"{name} has two amounts on the same scale; expected {expected}");
                return given;
            },
        };
    }

    /// <summary>The given amounts; null for a scale without an amount.</summary>
    public static (double? Difference, double? Ratio) Read(ParseResult parse, Option<double[]> option)
    {
        double[] given = parse.GetValue(option) ?? [];
        return (One(given, amount => amount < 1), One(given, amount => amount > 1));
    }

    private static bool TryRead(string text, out double amount) =>
        text.EndsWith('%') ? PassRateArgument.TryRead(text, out amount) : NumberArgument.TryRead(text, out amount);

    private static double? One(double[] given, Func<double, bool> isOfScale) => given.Where(isOfScale).Select(amount => (double?)amount).FirstOrDefault();
}
