using ScaleFit.Comparing;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses rules of a gate such as <c>asymptote</c>, <c>pass-rate@100k</c>, <c>compute@0.6</c>.</summary>
internal static class RuleArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = "asymptote, pass-rate@C such as pass-rate@100k, or compute@R such as compute@0.6; with three or more runs per recipe also efficiency or midpoint";

    /// <summary>Parses a rule.</summary>
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
