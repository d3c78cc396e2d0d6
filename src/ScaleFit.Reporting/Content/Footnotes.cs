using ScaleFit.Inference;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Findings numbered from 1, warnings first, then in the order of the runs; what is said of several runs alike is one footnote.</summary>
internal sealed class Footnotes
{
    /// <summary>More runs than this are counted, not named: their rows carry the number.</summary>
    private const int MostNames = 3;

    private readonly List<(Finding Finding, List<string> Names)> _notes = [];
    private readonly Dictionary<Finding, int> _numbers = [];
    private readonly int _runs;

    /// <summary>Collects the findings of runs.</summary>
    /// <param name="runs">Each run with the name that readers know it by.</param>
    public Footnotes(IReadOnlyCollection<(string Name, RunInference Run)> runs)
    {
        _runs = runs.Count;
        foreach (var (name, run) in runs)
        {
            foreach (var finding in Said(run).Distinct())
            {
                if (_numbers.TryAdd(finding, _notes.Count)) _notes.Add((finding, [name]));
                else _notes[_numbers[finding]].Names.Add(name);
            }
        }
        _notes = [.. _notes.OrderByDescending(note => note.Finding.Severity)];
        for (int i = 0; i < _notes.Count; i++) _numbers[_notes[i].Finding] = i + 1;
    }

    /// <summary>Numbers of the notes on a run.</summary>
    public IEnumerable<int> Numbers(RunInference run) =>
        Said(run).Select(finding => _numbers[finding]).Distinct().Order();

    /// <summary>Adds the notes to a page, after an empty line.</summary>
    public void AddTo(ReportPage page)
    {
        if (_notes.Count > 0) page.AddSpace();
        for (int i = 0; i < _notes.Count; i++)
        {
            var (finding, names) = _notes[i];
            page.AddNote(i + 1, Whose(names), finding.Severity, finding.Sentences());
        }
    }

    /// <summary>Where a run collapses, everything else about its fit follows from that and would only bury it.</summary>
    private static IEnumerable<Finding> Said(RunInference run) =>
        run.Collapsed ? run.Findings.Where(f => f.Kind == FindingCatalog.LateCollapse || run.Run.Findings.Contains(f)) : run.Findings;

    private string Whose(List<string> names) =>
        _runs == 1 ? "" : names.Count == _runs && _runs > 2 ? "all runs" : names.Count > MostNames ? $"{names.Count} runs" : string.Join(", ", names);
}
