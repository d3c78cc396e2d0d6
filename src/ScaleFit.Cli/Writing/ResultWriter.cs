using ScaleFit.Reporting;

namespace ScaleFit.Cli.Writing;

/// <summary>Writes the result of a command as its options say.</summary>
/// <param name="Output">Where the result goes, with every file that will be written.</param>
internal abstract record ResultWriter(Output Output)
{
    /// <summary>Whether people read the result, with the findings in it.</summary>
    public abstract bool IsRead { get; }

    /// <summary>Whether each run is written as soon as it is analysed, as JSON lines.</summary>
    public virtual bool IsStreamed => false;

    /// <summary>Writes the result.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public abstract void Write(Report report);

    /// <summary>Draws the picture that goes with the result, where one was asked for.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public virtual void Draw(Report report)
    {
    }
}
