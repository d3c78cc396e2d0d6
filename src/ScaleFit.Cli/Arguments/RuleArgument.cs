using ScaleFit.Comparing;

namespace ScaleFit.Cli.Arguments;

/// <summary>Rules of a gate as people write them: <c>asymptote</c>, <c>pass-rate@100k</c>, <c>compute@.6</c>.</summary>
internal static class RuleArgument
{
    /// <summary>What a rule looks like, as the end of a sentence.</summary>
    public const string Expected = "asymptote, pass-rate@C such as pass-rate@100k, compute@R such as compute@.6, or with several runs a recipe efficiency or midpoint";

    /// <summary>Reads a rule.</summary>
    public static bool TryRead(string text, out Quantity rule)
    {
        rule = Quantity.Asymptote;
        string[] parts = text.Split('@');
        switch (parts)
        {
            case ["asymptote"]:
                return true;
            case ["efficiency"]:
                rule = Quantity.Efficiency;
                return true;
            case ["midpoint"]:
                rule = Quantity.Midpoint;
                return true;
            case ["pass-rate", var at] when ComputeArgument.TryReadPositive(at, out double compute):
                rule = Quantity.PassRateAt(compute);
                return true;
            case ["compute", var target] when PassRateArgument.TryReadPositive(target, out double passRate):
                rule = Quantity.ComputeTo(passRate);
                return true;
            default:
                return false;
        }
    }
}
