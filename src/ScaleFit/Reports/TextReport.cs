using ScaleFit.Inference;
using ScaleFit.Runs;
using Spectre.Console;

namespace ScaleFit.Reports;

/// <summary>A fit as text: a table with one row a run and curve, where the numbers came from, and findings as numbered footnotes.</summary>
internal static class TextReport
{
    private static readonly string[] Columns = ["run", "curve", "asymptote", "efficiency", "midpoint", "start", "rmse", "points", "window", "notes"];

    /// <summary>Writes the report; nothing where no run was fitted.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="writer">Receives lines that end in <c>\n</c>, without spaces before the end.</param>
    /// <param name="width">Columns of the terminal; long lines are broken to fit.</param>
    /// <param name="colour">Whether to write escape codes for colour.</param>
    public static void Write(FitReport report, TextWriter writer, int width, bool colour)
    {
        if (report.Runs.Count == 0) return;
        var names = RunNames.Of(report.Runs);
        var notes = new Footnotes(names.Zip(report.Runs));
        using var page = new TextPage(width, colour);
        page.Add(Table(report.Runs, names, notes));
        foreach (string origin in Origins(report.Runs, names))
            page.AddLine(Markup.Escape(origin));
        if (notes.All.Any())
            page.AddLine("");
        foreach (var (number, finding, runs) in notes.All)
            page.AddLine(Footnote(number, finding, runs.Count > 2 && runs.Count == names.Count ? "all runs" : string.Join(", ", runs)));
        page.WriteTo(writer);
    }

    private static Table Table(IReadOnlyList<RunInference> runs, IReadOnlyList<string> names, Footnotes notes)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (string column in Columns)
        {
            table.AddColumn(new TableColumn($"[bold]{column}[/]")
            {
                Alignment = column is "run" or "curve" or "notes" ? Justify.Left : Justify.Right,
                Padding = new Padding(0, 0, 1, 0),
                NoWrap = true,
            });
        }
        for (int i = 0; i < runs.Count; i++)
        {
            foreach (var curve in runs[i].Curves)
                table.AddRow([.. Cells(runs[i], names[i], curve, notes).Select(Markup.Escape)]);
        }
        return table;
    }

    private static IEnumerable<string> Cells(RunInference run, string name, CurveInference curve, Footnotes notes)
    {
        var window = run.Window;
        yield return name;
        yield return curve.Curve.Name;
        yield return Cell("asymptote", Figures.PassRate);
        yield return Cell("efficiency", Figures.Efficiency);
        yield return Cell("midpoint", Figures.Compute);
        yield return Cell("start", Figures.PassRate);
        yield return Figures.Residual(curve.Fit.RootMeanSquare);
        yield return $"{window.Fitted} of {run.Run.Points.Count}";
        yield return window.Points.Count == 0 ? Figures.None : $"{Figures.Compute(window.Points[0].Compute)} to {Figures.Compute(window.Points[^1].Compute)}";
        yield return string.Join(' ', notes.Of(run));

        string Cell(string parameter, Func<double, string> write) =>
            curve.Parameters.FirstOrDefault(p => p.Name == parameter) is { } estimate ? Figures.WithInterval(estimate, write) : Figures.None;
    }

    /// <summary>Which columns were read, said once for all runs that share them.</summary>
    private static IEnumerable<string> Origins(IReadOnlyList<RunInference> runs, IReadOnlyList<string> names)
    {
        var groups = runs.Zip(names).GroupBy(pair => (pair.First.Run.Metric, pair.First.Run.Compute)).ToArray();
        foreach (var group in groups)
        {
            var axis = group.Key.Compute;
            string gpus = axis.Gpus is { } count ? $" on {Figures.Compute(count)} {(count == 1 ? "GPU" : "GPUs")}" : "";
            string whose = groups.Length == 1 ? "" : $"{string.Join(", ", group.Select(pair => pair.Second))}: ";
            yield return $"{whose}Pass rate from {PlainText.Of(group.Key.Metric)}, compute in {axis.Unit.Words()} from {PlainText.Of(axis.Column)}{gpus}.";
        }
    }

    private static string Footnote(int number, Finding finding, string runs)
    {
        string severity = finding.Severity.Name();
        if (finding.Severity == Severity.Warning) severity = $"[yellow]{severity}[/]";
        return $"{number} {Markup.Escape(runs)}: {severity}: {Markup.Escape(finding.Sentences())}";
    }
}
