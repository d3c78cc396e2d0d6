using System.CommandLine;
using System.Globalization;

namespace ScaleFit.Cli.Arguments;

/// <summary>Amounts of two scales in one option: below 1 differences of pass rates, such as <c>.05</c> or <c>5%</c>, above 1 ratios, such as <c>1.5</c>.</summary>
internal static class ScaledArgument
{
    /// <summary>An option that takes one amount of each scale.</summary>
    /// <param name="name">The option.</param>
    /// <param name="helpName">What its values are called in the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="most">The largest difference that makes sense.</param>
    public static Option<double[]> Option(string name, string helpName, string description, double most)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"a difference in pass rate above 0 and up to {most} such as .05, a ratio above 1 such as 1.5, or one of each");
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
                    result.AddError($"{name} was given two amounts of one scale; expected {expected}");
                return given;
            },
        };
    }

    /// <summary>The amounts as given.</summary>
    public static (double? Difference, double? Ratio) Read(ParseResult parse, Option<double[]> option)
    {
        double[] given = parse.GetValue(option) ?? [];
        return (One(given, amount => amount < 1), One(given, amount => amount > 1));
    }

    private static bool TryRead(string text, out double amount) =>
        text.EndsWith('%') ? PassRateArgument.TryRead(text, out amount) : NumberArgument.TryRead(text, out amount);

    private static double? One(double[] given, Func<double, bool> isOfScale) => given.Where(isOfScale).Select(amount => (double?)amount).FirstOrDefault();
}
