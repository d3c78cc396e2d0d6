using System.CommandLine;
using ScaleFit.Cli.Arguments;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for a plot as the result of a command.</summary>
internal sealed class PlotOptions : ResultOptions
{
    private readonly PictureOptions _picture = new();
    private readonly Choice<PictureKind> _kind = new(
        "--kind", "Kind of plot: curves; residuals of one run with their autocorrelation; leave-one-out, with lines whose slopes are the efficiencies of the runs; or forest, with their asymptotes and efficiencies (default: curves).",
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
    public override ResultWriter Read(ParseResult parse, Output output)
    {
        if (output.File is { } file && !output.IsStandard) PictureWriter.Check("-o", file);
        else PictureWriter.CheckLibraries();
        var picture = _picture.Read(parse);
        return new PlotWriter(output with { Data = picture.Data }, _kind.In(parse), picture);
    }
}
