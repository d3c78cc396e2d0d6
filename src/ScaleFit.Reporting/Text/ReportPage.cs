using ScaleFit.Reporting.Content;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Text;

/// <summary>A page for people. Content appears in the order in which it is added; all arguments are plain text, not markup.</summary>
internal abstract class ReportPage
{
    /// <summary>Characters in a line; tables should not be wider.</summary>
    public abstract int Width { get; }

    /// <summary>Whether tables show columns of plots drawn with letters.</summary>
    public virtual bool ShowsPlots => true;

    /// <summary>Adds a table.</summary>
    public abstract void AddTable(ReportTable table);

    /// <summary>Adds the name of a run as a heading.</summary>
    public abstract void AddHeading(string name);

    /// <summary>Adds a sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="indent">Steps to the right, where the page has any.</param>
    public abstract void AddLine(string text, int indent = 0);

    /// <summary>Adds a numbered footnote.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="whose">The runs it is about; empty where that is plain.</param>
    /// <param name="severity">How much it matters.</param>
    /// <param name="text">What was found and what to do.</param>
    public abstract void AddNote(int number, string whose, Severity severity, string text);

    /// <summary>Begins a part that a page may fold away.</summary>
    /// <param name="title">What it holds.</param>
    public virtual void BeginDetails(string title)
    {
    }

    /// <summary>Ends that part.</summary>
    public virtual void EndDetails()
    {
    }

    /// <summary>Adds an empty line.</summary>
    public abstract void AddSpace();
}
