using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Options;

/// <summary>Options for the result of a command on logs.</summary>
internal abstract class ResultOptions
{
    /// <summary>Whether the command accepts results of earlier commands in place of logs.</summary>
    public virtual bool TakesResults => false;

    /// <summary>Adds the options to a command.</summary>
    public abstract void AddTo(Command command);

    /// <summary>The writer for the given options. They are checked before any work starts.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="output">The destination of the result.</param>
    /// <exception cref="CommandException">The options are invalid.</exception>
    public abstract ResultWriter Read(ParseResult parse, Output output);
}
