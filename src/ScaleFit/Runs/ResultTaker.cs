namespace ScaleFit.Runs;

/// <summary>What messages say of who takes results, which the command replaces by its own commands.</summary>
internal static class ResultTaker
{
    public const string Name = "a reader of results";
}
