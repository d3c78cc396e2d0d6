namespace ScaleFit.Logs;

/// <summary>Names of log formats, as options and reports write them.</summary>
internal static class LogFormats
{
    private static readonly string[] Names = ["csv", "jsonl", "verl", "console", "trainer-state", "tensorboard", "mlflow"];

    /// <summary>Every name in the order of <see cref="LogFormat"/>.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name of a format, such as <c>jsonl</c>.</summary>
    public static string Name(this LogFormat format) => Names[(int)format];
}
