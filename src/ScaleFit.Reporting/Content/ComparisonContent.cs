using ScaleFit.Reporting.Text;

namespace ScaleFit.Reporting.Content;

/// <summary>What people read of a comparison: the verdict first, then tables, and what the numbers rest on.</summary>
internal static class ComparisonContent
{
    /// <summary>Up to this many candidates are told in sentences.</summary>
    private const int MostTold = 5;

    /// <summary>Adds a comparison to a page.</summary>
    public static void AddTo(ReportPage page, Report report, ComparisonReport comparison)
    {
        (string Name, RunReport Run)[] runs = [.. RunNames.Distinguish([.. report.Runs.Select(r => r.Run)]).Zip(report.Runs)];
        var notes = new Footnotes([.. runs.Select(r => (r.Name, r.Run.Run))]);
        if (comparison.Gate is not null)
        {
            page.AddHeading(GateSentences.Write(comparison, report.Failures.Count));
            foreach (var failure in report.Failures) page.AddLine(failure.Message);
            page.AddSpace();
            if (comparison.Results.Count > 1)
            {
                page.AddTable(ComparisonTables.OfGate(comparison));
                page.AddSpace();
            }
        }
        if (comparison.Comparisons.Count == 0) return;
        foreach (var table in ComparisonTables.Build(comparison))
        {
            page.AddTable(table);
            page.AddSpace();
        }
        if (comparison.Comparisons.Count <= MostTold)
        {
            foreach (var one in comparison.Comparisons) page.AddLine(ComparisonSentences.Write(one, runs[0].Run.Unit));
            page.AddSpace();
        }
        page.BeginDetails("What this rests on");
        foreach (string origin in ReportContent.Origins(runs)) page.AddLine(origin);
        foreach (string basis in ComparisonSentences.Basis(comparison, report.Options.Level)) page.AddLine(basis);
        foreach (var alike in runs.GroupBy(run => WindowSentences.Write(run.Run.Run, report.Options.Window)))
            page.AddLine($"{Whose([.. alike.Select(run => run.Name)], runs.Length)}: {alike.Key}");
        notes.AddTo(page);
        page.EndDetails();
    }

    private static string Whose(string[] names, int all) =>
        names.Length <= MostTold ? string.Join(", ", names) : names.Length == all ? "Each run" : $"Each of {NumberFormat.Compute(names.Length)} runs";
}
