using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>The form of a report, and the picture that goes with it.</summary>
/// <param name="plots">Whether the command has a picture.</param>
/// <param name="takesJUnit">Whether the command judges, so that there are cases that pass or fail.</param>
internal sealed class ReportOptions(bool plots, bool takesJUnit = false) : ResultOptions
{
    private static readonly (string, ReportFormat)[] Formats =
        [("text", ReportFormat.Text), ("json", ReportFormat.Json), ("jsonl", ReportFormat.JsonLines), ("csv", ReportFormat.Csv), ("markdown", ReportFormat.Markdown)];

    private readonly Choice<ReportFormat> _format = new("--output", "The report's format; text if not given.", ReportFormat.Text, takesJUnit ? [.. Formats, ("junit", ReportFormat.JUnit)] : Formats);
    private readonly Option<bool> _noColour = new("--no-color") { Description = "No colour, as with the variable NO_COLOR; never used outside a terminal." };
    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws the picture too: .svg, and .png or .pdf where rsvg-convert is installed.",
        HelpName = "FILE",
        Arity = ArgumentArity.ExactlyOne,
    };
    private readonly Option<bool> _noPicture = new("--no-picture") { Description = "No picture above the report; there is never one outside a terminal." };
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
        return new ReportWriter(output, _format.In(parse), _picture.Read(parse))
        {
            HasColour = output.Colour && !parse.GetValue(_noColour),
            HasPicture = plots && output.IsScreen && !parse.GetValue(_noPicture),
        };
    }
}
