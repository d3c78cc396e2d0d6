using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit plot LOG... -o FILE.svg</c>: plots the runs with their extrapolation.</summary>
internal static class PlotCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "plot",
        "Plots the runs with fitted curves, interval bands and forecasts. The file extension selects the format: .svg, .png, .pdf, .webp or .jpg.",
        "scalefit plot samples/bs2048-100k.csv --until 50k --at 100k -o picture.svg\n  scalefit plot samples/five-recipes.csv --theme dark -o recipes.svg",
        Create);

    private static LogCommand Create(Terminal terminal)
    {
        var forecasting = new ForecastingOptions();
        return new LogCommand(
            Outline, new PreparingOptions(), new FittingOptions(), new PlotOptions(), forecasting.At).Doing(terminal, (parse, analysis) =>
        {
            var options = forecasting.Read(parse, analysis.Margin);
            return new(new ForecastReport(CommandLine.Version, analysis.Options, analysis.Margin), run => new RunReport(Forecaster.Forecast(RunAnalyzer.Infer(run, analysis.Options), options)));
        });
    }
}
