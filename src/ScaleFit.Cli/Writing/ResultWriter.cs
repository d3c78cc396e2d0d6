using ScaleFit.Reporting;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes the result of a command.</summary>
/// <param name="Output">The destination of the result, with all output files.</param>
internal abstract record ResultWriter(Output Output)
{
    /// <summary>Whether the result is for readers and includes the findings.</summary>
    public abstract bool IsRead { get; }

    /// <summary>Whether ScaleFit writes each run as JSON lines as soon as it is analysed.</summary>
    public virtual bool IsStreamed => false;

    /// <summary>Writes the result.</summary>
    /// <exception cref="CommandException">The output cannot be written.</exception>
    public abstract void Write(Report report);

    /// <summary>Draws the plot of the result, if <c>--plot</c> asks for one.</summary>
    /// <exception cref="CommandException">The output cannot be written.</exception>
    public virtual void Draw(Report report)
    {
    }
}
