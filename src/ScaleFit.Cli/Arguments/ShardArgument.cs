using ScaleFit.Logs.Files;

namespace ScaleFit.Cli.Arguments;

/// <summary>Parses a share of the logs, <c>K/N</c>.</summary>
internal static class ShardArgument
{
    /// <summary>The expected form, as the end of an error message.</summary>
    public const string Expected = "K/N with K from 1 to N, such as 3/20";

    /// <summary>Parses a share.</summary>
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
