using System.Diagnostics.CodeAnalysis;
using ScaleFit.Runs;

namespace ScaleFit.Reporting;

/// <summary>Replaces the library's names of options by the options of the command.</summary>
internal static class OptionWords
{
    /// <summary>The common part of all names of <see cref="OptionName"/>; most texts have none.</summary>
    private const string Mark = "Options.";

    /// <summary>The commands that take results.</summary>
    private const string ResultCommands = "'scalefit report', 'plot' or 'compare'";

    /// <summary>Each option of the library with the command's.</summary>
    public static IReadOnlyList<(string Name, string Option)> All { get; } =
    [
        (OptionName.Format, "--format"),
        (OptionName.Metrics, "--metric"),
        (OptionName.Compute, "--compute"),
        (OptionName.Unit, "--unit"),
        (OptionName.Gpus, "--gpus"),
        (OptionName.StepTime, "--step-time"),
        (OptionName.LeavesOutEvaluation, "--training-time"),
        (OptionName.NoStalls, "--no-stalls"),
        (OptionName.RunColumn, "--run-column"),
        (OptionName.RecipeColumn, "--recipe-column"),
        (OptionName.Runs, "--run"),
        (OptionName.Trials, "--trials"),
        (OptionName.StandardErrorColumn, "--standard-error"),
        (OptionName.Percent, "--percent"),
        (OptionName.Rescale, "--rescale"),
        (OptionName.SkipEarly, "--skip-early"),
        (OptionName.From, "--from"),
        (OptionName.Until, "--until"),
        (OptionName.Start, "--start"),
        (OptionName.Sensitivity, "--sensitivity"),
        (OptionName.Margin, "--margin"),
    ];

    /// <summary>Translates a message or advice of the library.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Translate(string? text)
    {
        text = text?.Replace(ResultTaker.Name, ResultCommands, StringComparison.Ordinal);
        if (text is null || !text.Contains(Mark, StringComparison.Ordinal)) return text;
        foreach (var (name, option) in All) text = text.Replace(name, option, StringComparison.Ordinal);
        return text;
    }
}
