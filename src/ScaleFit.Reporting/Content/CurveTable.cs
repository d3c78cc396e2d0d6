using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>The fits of a report as a table with one row a run and curve.</summary>
internal static class CurveTable
{
    /// <summary>Describes the columns.</summary>
    /// <param name="runs">The runs with their names.</param>
    /// <param name="showsWindow">Whether the table has columns for the fit window.</param>
    public static string Legend((string Name, RunReport Run)[] runs, bool showsWindow)
    {
        string shape = HasMidpoint(runs) ? "Efficiency: exponent B of the sigmoid. Midpoint: compute at half of the gain from the start to the asymptote." : "Efficiency: exponent of the power law.";
        return $"Asymptote: limit of the pass rate. {shape}{(showsWindow ? " Fitted: evaluations in the fit, of all in the log. Window: their compute." : "")}";
    }

    /// <summary>Makes the table. On a page that is too narrow, names and notes get lines of their own.</summary>
    /// <param name="runs">The runs with their names.</param>
    /// <param name="notes">Their footnotes.</param>
    /// <param name="showsWindow">Whether the table has columns for the fit window.</param>
    /// <param name="width">Characters in a line of the page.</param>
    public static ReportTable Build((string Name, RunReport Run)[] runs, Footnotes notes, bool showsWindow, int width)
    {
        var table = Make(runs, notes, showsWindow, isNarrow: false);
        return table.Width <= width ? table : Make(runs, notes, showsWindow, isNarrow: true);
    }

    private static ReportTable Make((string Name, RunReport Run)[] runs, Footnotes notes, bool showsWindow, bool isNarrow)
    {
        bool hasMidpoint = HasMidpoint(runs);
        Column[] last = notes.Any ? [Column.Words("notes")] : [];
        Column[] before = isNarrow ? [] : [Column.Words("run")];
        Column[] middle = hasMidpoint ? ["midpoint"] : [];
        Column[] after = isNarrow ? [] : [.. showsWindow ? ["fitted", "window"] : Array.Empty<Column>(), .. last];
        var table = new ReportTable([.. before, Column.Words(isNarrow ? "  curve" : "curve"), "asymptote", "efficiency", .. middle, .. after]);
        foreach (var (name, run) in runs.Select(r => (r.Name, r.Run.Run)))
        {
            string numbers = string.Join(' ', notes.Numbers(run));
            if (isNarrow) table.Add(Heading(name, run, showsWindow, numbers));
            foreach (var curve in run.Curves)
            {
                bool isFirst = curve == run.Curves[0];
                string[] named = isNarrow ? [] : [isFirst ? name : ""];
                string[] midpoint = hasMidpoint ? [ParameterText.Cell(run, curve, "midpoint", NumberFormat.Compute)] : [];
                string[] windowCells = isNarrow ? [] : [.. showsWindow ? [Fitted(run), Window(run)] : Array.Empty<string>(), .. notes.Any ? [numbers] : Array.Empty<string>()];
                // The exponent of the power law is not comparable with the sigmoid's.
                string efficiency = isFirst ? ParameterText.Cell(run, curve, "efficiency", NumberFormat.Efficiency) : "";
                table.Add([.. named, isNarrow ? $"  {curve.Curve.Name}" : curve.Curve.Name, ParameterText.Cell(run, curve, "asymptote", NumberFormat.PassRate), efficiency, .. midpoint, .. isFirst ? windowCells : windowCells.Select(_ => "")]);
            }
        }
        return table;
    }

    private static bool HasMidpoint((string Name, RunReport Run)[] runs) => runs.Any(r => r.Run.Run.Curves.Any(c => c.Curve is SigmoidCurve));

    private static string Heading(string name, RunInference run, bool showsWindow, string numbers)
    {
        string window = showsWindow ? $": {Fitted(run)} evaluations, {Window(run)}" : "";
        return numbers.Length == 0 ? $"{name}{window}" : $"{name}{window} ({(numbers.Contains(' ', StringComparison.Ordinal) ? "notes" : "note")} {numbers})";
    }

    private static string Fitted(RunInference run) => $"{run.Curves[0].Fit.Observations} of {run.Run.Points.Count}";

    private static string Window(RunInference run) =>
        $"{NumberFormat.Compute(run.Window.Points[0].Compute)} to {NumberFormat.Compute(run.Window.Points[^1].Compute)}";
}
