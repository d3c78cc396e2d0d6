using ScaleFit.Logs.Files;

namespace ScaleFit.Cli.Arguments;

/// <summary>A share of the logs as <c>K/N</c>.</summary>
internal static class ShardArgument
{
    /// <summary>What a share looks like, as the end of a sentence.</summary>
    public const string Expected = "K/N with K from 1 to N, such as 3/20";

    /// <summary>Reads a share.</summary>
    public static bool TryRead(string text, out Shard shard)
    {
        shard = default;
        if (text.Split('/') is not [var first, var second]
            || !NumberArgument.TryReadInteger(first, out int number) || !NumberArgument.TryReadInteger(second, out int count)
            || number < 1 || number > count)
        {
            return false;
        }
        shard = new Shard(number, count);
        return true;
    }
}
