using ScaleFit.Inference;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>The fits of other windows of a run, as a table and one sentence.</summary>
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
            page.AddLine("Other fit windows, by early cut and then by end:", indent);
            page.AddTable(Build(run));
        }
        page.AddSpace();
        page.AddLine(Sentence(run), indent);
    }

    /// <summary>Makes the table, with a mark at the fit window of the report.</summary>
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
                isReported ? "reported above" : "");
        }
        return table;
    }

    /// <summary>How far the asymptotes change.</summary>
    public static string Sentence(RunInference run) => run.Sensitivity.Count < 2
        ? "No other fit window of this run has enough evaluations."
        : $"Change of the asymptote over these fit windows: sigmoid {Move(run, s => s.Asymptote)}, power law {Move(run, s => s.PowerAsymptote)}.";

    private static string Move(RunInference run, Func<Sensitivity, double> asymptote)
    {
        double least = run.Sensitivity.Min(asymptote), most = run.Sensitivity.Max(asymptote);
        // An asymptote that stays at its bound is not known.
        return least > HighestKnown ? "not known (at its bound of 1)" : NumberFormat.PassRate(most - least);
    }
}
