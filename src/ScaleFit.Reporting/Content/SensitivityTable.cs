using ScaleFit.Inference;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Reporting.Content;

/// <summary>What other windows of a run would have answered, as a table and one closing sentence.</summary>
internal static class SensitivityTable
{
    private const double HighestKnown = 0.9995;

    private static readonly Column[] Columns = ["from", "to", "points", "asymptote", "efficiency", "midpoint", "power asymptote", Column.Words("")];

    /// <summary>Adds the table, where other windows could be fitted, and the sentence.</summary>
    /// <param name="page">The page.</param>
    /// <param name="run">The run.</param>
    /// <param name="indent">Steps to the right.</param>
    public static void AddTo(ReportPage page, RunInference run, int indent)
    {
        if (run.Sensitivity.Count > 1)
        {
            page.AddSpace();
            page.AddLine("The same on other windows, by other early cuts and then by earlier ends:", indent);
            page.AddTable(Build(run));
        }
        page.AddSpace();
        page.AddLine(Sentence(run), indent);
    }

    /// <summary>Makes the table; the window of the report itself is marked.</summary>
    public static ReportTable Build(RunInference run)
    {
        var table = new ReportTable(Columns);
        var (first, last) = (run.Window.Points[0].Compute, run.Window.Points[^1].Compute);
        foreach (var window in run.Sensitivity)
        {
            bool isReported = window.From == first && window.To == last && window.Points == run.Window.Fitted;
            table.Add(
                NumberFormat.Compute(window.From),
                NumberFormat.Compute(window.To),
                NumberFormat.Compute(window.Points),
                NumberFormat.PassRate(window.Asymptote),
                NumberFormat.Efficiency(window.Efficiency),
                NumberFormat.Compute(window.Midpoint),
                NumberFormat.PassRate(window.PowerAsymptote),
                isReported ? "above" : "");
        }
        return table;
    }

    /// <summary>How far the ceilings move.</summary>
    public static string Sentence(RunInference run) => run.Sensitivity.Count < 2
        ? "No other window of this run holds enough evaluations to fit."
        : $"Over these windows the sigmoid's ceiling moves {Move(run, s => s.Asymptote)}, the power law's {Move(run, s => s.PowerAsymptote)}.";

    private static string Move(RunInference run, Func<Sensitivity, double> ceiling)
    {
        double least = run.Sensitivity.Min(ceiling), most = run.Sensitivity.Max(ceiling);
        // A ceiling on the edge of what is allowed does not stand still because it is known.
        return least > HighestKnown ? "not off the edge of what is allowed" : $"by {NumberFormat.PassRate(most - least)}";
    }
}
