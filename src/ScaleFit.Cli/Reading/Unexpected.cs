using ScaleFit.Runs;

namespace ScaleFit.Cli.Reading;

/// <summary>Errors that no code expects while one log is read or one run analysed: they are failures of this log, and the work on the others goes on.</summary>
internal static class Unexpected
{
    private const int MostFrames = 3;

    /// <summary>Whether an error concerns one log only. Exhausted memory and errors of the command concern all logs.</summary>
    public static bool IsOfOneLog(Exception error) => error is not (CommandException or OutOfMemoryException or OperationCanceledException);

    /// <summary>One line with what a bug report needs: the error and where it was thrown.</summary>
    public static string Describe(Exception error)
    {
        string[] frames = [.. (error.StackTrace ?? "").Split('\n').Select(frame => frame.Trim()).Where(frame => frame.StartsWith("at ScaleFit.", StringComparison.Ordinal)).Select(Method).Take(MostFrames)];
        string where = frames.Length == 0 ? "" : $" in {string.Join(" < ", frames)}";
        return $"unexpected: {error.GetType().Name}: {PlainText.Shorten(error.Message)}{where}: please report this line and, if you can, the log";
    }

    private static string Method(string frame) => frame[3..].Split('(')[0];
}
