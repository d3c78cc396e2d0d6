namespace ScaleFit.Runs;

/// <summary>
/// Names of options in messages and findings: properties of the library. A caller with other names, such as the command,
/// replaces these.
/// </summary>
internal static class OptionName
{
    public const string Format = "LogOptions.Format";
    public const string Metrics = "LogOptions.Metrics";
    public const string Compute = "LogOptions.Compute";
    public const string Unit = "LogOptions.Unit";
    public const string Gpus = "LogOptions.Gpus";
    public const string StepTime = "LogOptions.StepTime";
    public const string LeavesOutEvaluation = "LogOptions.LeavesOutEvaluation";
    public const string NoStalls = "LogOptions.NoStalls";
    public const string RunColumn = "LogOptions.RunColumn";
    public const string RecipeColumn = "LogOptions.RecipeColumn";
    public const string Runs = "LogOptions.Runs";
    public const string Trials = "LogOptions.Trials";
    public const string StandardErrorColumn = "LogOptions.StandardErrorColumn";
    public const string Percent = "LogOptions.Percent";
    public const string Rescale = "LogOptions.Rescale";
    public const string SkipEarly = "WindowOptions.SkipEarly";
    public const string From = "WindowOptions.From";
    public const string Until = "WindowOptions.Until";
    public const string Start = "WindowOptions.Start";
    public const string Sensitivity = "InferenceOptions.Sensitivity";
    public const string Margin = "ForecastOptions.Margin";

    /// <summary>All names. Add a new name here too.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Format, Metrics, Compute, Unit, Gpus, StepTime, LeavesOutEvaluation, NoStalls, RunColumn, RecipeColumn, Runs, Trials, StandardErrorColumn, Percent, Rescale,
        SkipEarly, From, Until, Start, Sensitivity, Margin,
    ];
}
