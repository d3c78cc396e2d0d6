using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Reports;

namespace ScaleFit.Cli.Options;

/// <summary>The form of a report.</summary>
internal sealed class ReportOptions
{
    private readonly Choice<ReportFormat> _format = new(
        "--output", "The report's format; text if not given.", ReportFormat.Text, ("text", ReportFormat.Text), ("json", ReportFormat.Json));
    private readonly Option<bool> _noColour = new("--no-color") { Description = "No colour, as with the variable NO_COLOR; never used outside a terminal." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_noColour);
    }

    /// <summary>The format as given.</summary>
    public ReportFormat Format(ParseResult parse) => _format.In(parse);

    /// <summary>Writes a report in the format asked for.</summary>
    public void Write(ParseResult parse, FitReport report, Output output)
    {
        bool colour = output.Colour && !parse.GetValue(_noColour);
        output.Write(writer =>
        {
            if (Format(parse) == ReportFormat.Json)
                JsonReport.Write(report, writer);
            else
                TextReport.Write(report, writer, output.Width, colour);
        });
    }
}

/// <summary>Formats of a report.</summary>
internal enum ReportFormat
{
    /// <summary>A table for people.</summary>
    Text,

    /// <summary>The schema <c>scalefit/1</c>.</summary>
    Json,
}
