using System.Globalization;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The options that made a result, in the words of the command. Equal options give equal words.</summary>
/// <param name="Reading">Options that change evaluations and their compute: units, GPUs, trials and the range of the pass rate. Results that differ in them are not comparable.</param>
/// <param name="Analysis">Options of the fit: window, curves, noise, level and margin.</param>
internal sealed record OptionsDocument(string Reading, string Analysis)
{
    /// <summary>Makes the document of the options of a report.</summary>
    public static OptionsDocument Create(LogOptions reading, Report report)
    {
        var (options, window) = (report.Options, report.Options.Window);
        return new OptionsDocument(
            Words(
                ("--unit", reading.Unit?.Name()),
                ("--gpus", Number(reading.Gpus)),
                ("--training-time", reading.LeavesOutEvaluation ? "" : null),
                ("--no-stalls", reading.NoStalls ? "" : null),
                ("--trials", Number(reading.Trials) ?? reading.TrialsColumn),
                ("--stderr", reading.StandardErrorColumn),
                ("--percent", reading.Percent ? "" : null),
                ("--rescale", reading.Rescale is { } range ? $"{Number(range.Low)},{Number(range.High)}" : null)),
            Words(
                ("--skip-early", Number(window.SkipEarly)),
                ("--from", Number(window.From)),
                ("--until", Number(window.Until)),
                ("--start", Number(window.Start.PassRate) ?? (window.Start.IsFree ? "free" : null)),
                ("--curve", string.Join(',', options.Curves.Select(curve => curve.Name))),
                ("--noise", options.Noise == NoiseKind.White ? "white" : "drift"),
                ("--level", Number(options.Level)),
                ("--margin", Number(report.Margin))));
    }

    private static string Words(params (string Option, string? Value)[] options) =>
        string.Join(' ', options.Where(option => option.Value is not null).Select(option => $"{option.Option} {option.Value}".TrimEnd()));

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
