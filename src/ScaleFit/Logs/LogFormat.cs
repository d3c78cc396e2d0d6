namespace ScaleFit.Logs;

/// <summary>A format of training logs.</summary>
public enum LogFormat
{
    /// <summary>
    /// Values separated by commas, semicolons, tabs or bars, with a header: long form, W&amp;B panel export, W&amp;B API history, TensorBoard.
    /// </summary>
    Csv,

    /// <summary>
    /// One JSON object per line, or one array of objects: Tinker, prime-rl, open-instruct, NeMo-RL, slime, OpenRLHF, ROLL, ms-swift, LLaMA-Factory,
    /// verl's file logger, W&amp;B history.
    /// </summary>
    JsonLines,

    /// <summary>verl's console output: <c>step:1 - key:value - key:value</c>.</summary>
    Verl,

    /// <summary>Console output: Python dictionaries (TRL, Unsloth, OpenRLHF, SkyRL), tables (AReaL, Tinker) or lines such as <c>[step 3] reward=0.5</c> (tunix).</summary>
    Console,

    /// <summary>The <c>log_history</c> of a Hugging Face <c>trainer_state.json</c>.</summary>
    TrainerState,

    /// <summary>TensorBoard event files.</summary>
    TensorBoard,

    /// <summary>MLflow metric files: <c>timestamp value step</c>.</summary>
    Mlflow,
}

/// <summary>Names of log formats in options and reports.</summary>
internal static class LogFormats
{
    private static readonly string[] Names = ["csv", "jsonl", "verl", "console", "trainer-state", "tensorboard", "mlflow"];

    /// <summary>All names in the order of <see cref="LogFormat"/>.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name of a format, such as <c>jsonl</c>.</summary>
    public static string Name(this LogFormat format) => Names[(int)format];
}
