using System.CommandLine;
using ScaleFit.Cli.Writing;
using ScaleFit.Reporting;

namespace ScaleFit.Cli.Options;

/// <summary>What a command on logs writes of its report.</summary>
internal abstract class ResultOptions
{
    /// <summary>Adds the options to a command.</summary>
    public abstract void AddTo(Command command);

    /// <summary>Whether people read the result, with the findings in it.</summary>
    public abstract bool IsRead(ParseResult parse);

    /// <summary>Whether results of earlier commands do in place of logs.</summary>
    public virtual bool TakesResults => false;

    /// <summary>Whether each run is written as soon as it is analysed, as JSON lines.</summary>
    public virtual bool IsStreamed(ParseResult parse) => false;

    /// <summary>Checks the options before any work starts.</summary>
    /// <returns>The output, with every file that will be written.</returns>
    /// <exception cref="CommandException">The options make no sense.</exception>
    public abstract Output Check(ParseResult parse, Output output);

    /// <summary>Writes the result.</summary>
    public abstract void Write(ParseResult parse, Report report, Output output);

    /// <summary>Draws the picture that goes with the result, where one was asked for.</summary>
    public virtual void Draw(ParseResult parse, Report report, Output output)
    {
    }
}
