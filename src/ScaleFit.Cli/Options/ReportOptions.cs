using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the format of a report and for its plot.</summary>
/// <param name="plots">Whether the command has a plot.</param>
/// <param name="takesJUnit">Whether the command has a gate, whose outcomes are JUnit test cases.</param>
internal sealed class ReportOptions(bool plots, bool takesJUnit = false) : ResultOptions
{
    private static readonly (string, ReportFormat)[] Formats =
        [("text", ReportFormat.Text), ("json", ReportFormat.Json), ("jsonl", ReportFormat.JsonLines), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown)];

    private readonly Choice<ReportFormat> _format = new("--output", "Format of the report (default: text).", ReportFormat.Text, takesJUnit ? [.. Formats, ("junit", ReportFormat.JUnit)] : Formats);
    private readonly Option<bool> _noColour = new("--no-color") { Description = "Disables colour, as the variable NO_COLOR does. ScaleFit uses colour only on a terminal." };
    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Also writes the plot to this file: .svg, .png, .pdf, .webp or .jpg.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };
    private readonly Option<bool> _noPicture = new("--no-picture") { Description = "Disables the plot above the report. ScaleFit draws it only on a terminal." };
    private readonly PictureOptions _picture = new();

    /// <inheritdoc/>
    public override void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_noColour);
        if (!plots) return;
        command.Add(_noPicture);
        command.Add(_plot);
        _picture.AddTo(command);
    }

    /// <inheritdoc/>
    public override ResultWriter Read(ParseResult parse, Output output)
    {
        if (parse.GetValue(_plot) is { } file)
        {
            PictureWriter.Check("--plot", file);
            output = output with { Picture = file };
        }
        var picture = plots ? _picture.Read(parse) : PictureWriter.Default;
        if (picture.Data is not null && output.Picture is null) throw new CommandException(ExitCode.Usage, "--data writes the data of a plot; add --plot FILE");
        return new ReportWriter(output with { Data = picture.Data }, _format.In(parse), picture)
        {
            HasColour = output.Colour && !parse.GetValue(_noColour),
            HasPicture = plots && output.IsScreen && !parse.GetValue(_noPicture),
        };
    }
}
