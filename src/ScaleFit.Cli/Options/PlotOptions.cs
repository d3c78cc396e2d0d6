using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Options;

/// <summary>A picture as the result of a command.</summary>
internal sealed class PlotOptions : ResultOptions
{
    private readonly PictureOptions _picture = new();
    private readonly Choice<PictureKind> _kind = new(
        "--kind", "What is drawn: curves, if not given; residuals of one run with their autocorrelation; lines whose slopes are the efficiencies of several runs; or a forest of their ceilings and efficiencies.",
        PictureKind.Curves, ("curves", PictureKind.Curves), ("residuals", PictureKind.Residuals), ("leave-one-out", PictureKind.LeaveOneOut), ("forest", PictureKind.Forest));

    /// <inheritdoc/>
    public override void AddTo(Command command)
    {
        command.Add(_kind);
        _picture.AddTo(command);
    }

    /// <inheritdoc/>
    public override bool TakesResults => true;

    /// <inheritdoc/>
    public override bool IsRead(ParseResult parse) => false;

    /// <inheritdoc/>
    public override Output Check(ParseResult parse, Output output)
    {
        if (!output.IsStandard) PictureOptions.Check("-o", output.File!);
        return output;
    }

    /// <inheritdoc/>
    public override void Write(ParseResult parse, Report report, Output output)
    {
        if (report.Runs.Count > 0) _picture.Write(parse, Picture.Build(report, _kind.In(parse), _picture.IsLinear(parse)), output);
    }
}
