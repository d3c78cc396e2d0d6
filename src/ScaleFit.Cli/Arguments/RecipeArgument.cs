using ScaleFit.Simulation;

namespace ScaleFit.Cli.Arguments;

/// <summary>A recipe's curve as <c>NAME:A,B,C_mid</c>, such as <c>scalerl:.610,1.92,2542</c>.</summary>
internal static class RecipeArgument
{
    /// <summary>What a recipe looks like, as the end of a sentence.</summary>
    public const string Expected = "NAME:A,B,C_mid such as scalerl:.610,1.92,2542";

    /// <summary>Reads a recipe; what it does not say has the simulation's defaults.</summary>
    public static bool TryRead(string text, out SimulationOptions recipe)
    {
        recipe = new SimulationOptions();
        int colon = text.LastIndexOf(':');
        string name = text[..Math.Max(colon, 0)];
        if (name.Length == 0 || name.Any(char.IsControl)) return false;
        if (text[(colon + 1)..].Split(',') is not [var a, var b, var mid]
            || !PassRateArgument.TryRead(a, out double asymptote)
            || !NumberArgument.TryReadPositive(b, out double efficiency)
            || !ComputeArgument.TryReadPositive(mid, out double midpoint))
        {
            return false;
        }
        recipe = recipe with { Name = name, Asymptote = asymptote, Efficiency = efficiency, Midpoint = midpoint };
        return true;
    }
}
