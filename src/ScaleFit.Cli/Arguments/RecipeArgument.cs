using ScaleFit.Simulation;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses the curve of a recipe: <c>NAME:A,B,C_mid</c>, such as <c>scalerl:0.610,1.92,2542</c>.</summary>
internal static class RecipeArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = "NAME:A,B,C_mid such as scalerl:0.610,1.92,2542";

    /// <summary>Parses a recipe. Other properties have the defaults of the simulation.</summary>
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
