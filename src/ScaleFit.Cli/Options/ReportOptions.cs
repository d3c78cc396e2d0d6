using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the format of a report and for its plot.</summary>
internal sealed class ReportOptions : ResultOptions
{
    private static readonly (string, ReportFormat)[] Formats =
        [("text", ReportFormat.Text), ("json", ReportFormat.Json), ("jsonl", ReportFormat.JsonLines), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown)];

    private readonly bool _plots;
    private readonly Choice<ReportFormat> _format;
    private readonly Option<bool> _noColour = new("--no-color") { Description = "Disables colour, as the variable NO_COLOR does. ScaleFit uses colour only on a terminal." };
    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Also writes the plot to this file: .svg, .png, .pdf, .webp or .jpg.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };
    private readonly Option<bool> _noPlot = new("--no-plot") { Description = "Disables the plot above the report. ScaleFit draws it only on a terminal." };
    private readonly Option<bool> _oldNoPlot;
    private readonly PictureOptions _picture = new();

    /// <summary>Creates the options.</summary>
    /// <param name="plots">Whether the command has a plot.</param>
    /// <param name="takesJUnit">Whether the command has a gate, whose outcomes are JUnit test cases.</param>
    public ReportOptions(bool plots, bool takesJUnit = false)
    {
        _plots = plots;
        _format = new Choice<ReportFormat>("--output", "Format of the report (default: text).", ReportFormat.Text, takesJUnit ? [.. Formats, ("junit", ReportFormat.JUnit)] : Formats);
        _oldNoPlot = OldName.Create(_noPlot, "--no-picture");
    }

    /// <inheritdoc/>
    public override void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_noColour);
        if (!_plots) return;
        command.Add(_noPlot);
        command.Add(_oldNoPlot);
        command.Add(_plot);
        _picture.AddTo(command);
    }

    /// <summary>The format, where the command line gives a valid one; otherwise null.</summary>
    public ReportFormat? Format(ParseResult parse) => parse.GetResult(_format) is { Implicit: false } result && !result.Errors.Any() ? _format.In(parse) : null;

    /// <inheritdoc/>
    public override ResultWriter Read(ParseResult parse, Output output)
    {
        if (parse.GetValue(_plot) is { } file)
        {
            PictureWriter.Check("--plot", file);
            output = output with { Picture = file };
        }
        var picture = _plots ? _picture.Read(parse) : PictureWriter.Default;
        if (picture.Data is not null && output.Picture is null) throw new CommandException(ExitCode.Usage, "--data writes the data of a plot; add --plot FILE");
        return new ReportWriter(output with { Data = picture.Data }, _format.In(parse), picture)
        {
            HasColour = output.Colour && !parse.GetValue(_noColour),
            HasPicture = _plots && output.IsScreen && !OldName.Read(parse, _noPlot, _oldNoPlot),
        };
    }
}
