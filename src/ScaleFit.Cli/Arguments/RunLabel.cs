namespace ScaleFit.Cli.Arguments;

/// <summary>Another name of a run or recipe: <c>RUN=NAME</c>.</summary>
internal readonly record struct RunLabel(string Run, string Name)
{
    /// <summary>Parses a label. The name begins after the first equals sign.</summary>
    public static bool TryRead(string text, out RunLabel label)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        label = equals > 0 ? new RunLabel(text[..equals], text[(equals + 1)..]) : default;
        return equals > 0 && label.Name.Trim().Length > 0;
    }
}
