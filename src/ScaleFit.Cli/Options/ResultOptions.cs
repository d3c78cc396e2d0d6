using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>What a command on logs writes of its report.</summary>
internal abstract class ResultOptions
{
    /// <summary>Whether results of earlier commands do in place of logs.</summary>
    public virtual bool TakesResults => false;

    /// <summary>Adds the options to a command.</summary>
    public abstract void AddTo(Command command);

    /// <summary>The options as given, checked before any work starts.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="output">Where the result goes.</param>
    /// <exception cref="CommandException">The options make no sense.</exception>
    public abstract ResultWriter Read(ParseResult parse, Output output);
}
