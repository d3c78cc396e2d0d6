using ScaleFit.Inference;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Findings numbered from 1, warnings first, then in the order of the runs; equal findings of several runs share a footnote.</summary>
internal sealed class Footnotes
{
    /// <summary>More runs than this are counted, not named.</summary>
    private const int MostNames = 3;

    private readonly List<(Finding Finding, List<string> Names)> _notes = [];
    private readonly Dictionary<Finding, int> _numbers = [];
    private readonly int _runs;

    /// <summary>Collects the findings of runs.</summary>
    /// <param name="runs">Each run with its name.</param>
    /// <param name="others">Findings on something else, with its name, such as a candidate and the baseline together.</param>
    public Footnotes(IReadOnlyCollection<(string Name, RunInference Run)> runs, params IEnumerable<(string Name, Finding Finding)> others)
    {
        _runs = runs.Count;
        foreach (var (name, run) in runs)
        {
            foreach (var finding in Printed(run).Distinct()) Add(name, finding);
        }
        foreach (var (name, finding) in others) Add(name, finding);
        _notes = [.. _notes.OrderByDescending(note => note.Finding.Severity)];
        for (int i = 0; i < _notes.Count; i++) _numbers[_notes[i].Finding] = i + 1;
    }

    private void Add(string name, Finding finding)
    {
        if (_numbers.TryAdd(finding, _notes.Count)) _notes.Add((finding, [name]));
        else _notes[_numbers[finding]].Names.Add(name);
    }

    /// <summary>Whether there are notes.</summary>
    public bool Any => _notes.Count > 0;

    /// <summary>Numbers of the notes on a run.</summary>
    public IEnumerable<int> Numbers(RunInference run) =>
        Printed(run).Select(finding => _numbers[finding]).Distinct().Order();

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

    /// <summary>Findings to print. Where a run collapses, the other findings on its fit follow from that and are omitted.</summary>
    private static IEnumerable<Finding> Printed(RunInference run) =>
        run.Collapsed ? run.Findings.Where(f => f.Kind == FindingCatalog.LateCollapse || run.Run.Findings.Contains(f)) : run.Findings;

    private string Whose(List<string> names) =>
        _runs == 1 ? "" : names.Count == _runs && _runs > 2 ? "all runs" : names.Count > MostNames ? $"{names.Count} runs" : string.Join(", ", names);
}
