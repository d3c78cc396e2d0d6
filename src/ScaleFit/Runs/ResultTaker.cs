namespace ScaleFit.Runs;

/// <summary>The name of the consumer of results in messages. The command replaces it by the names of its commands.</summary>
internal static class ResultTaker
{
    public const string Name = "a reader of results";
}
