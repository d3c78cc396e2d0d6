using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reports;

/// <summary>Findings numbered from 1 in the order of the runs; what is said of several runs alike is one footnote.</summary>
internal sealed class Footnotes
{
    private readonly List<(Finding Finding, List<string> Runs)> _notes = [];

    /// <summary>Collects the findings of runs.</summary>
    /// <param name="runs">Each run with the name that readers know it by.</param>
    public Footnotes(IEnumerable<(string Name, RunInference Run)> runs)
    {
        foreach (var (name, run) in runs)
        {
            foreach (var finding in run.Findings.Distinct())
            {
                int index = _notes.FindIndex(n => n.Finding == finding);
                if (index >= 0)
                    _notes[index].Runs.Add(name);
                else
                    _notes.Add((finding, [name]));
            }
        }
    }

    /// <summary>The notes in order: the finding and the runs it is about.</summary>
    public IEnumerable<(int Number, Finding Finding, IReadOnlyList<string> Runs)> All =>
        _notes.Select((note, index) => (index + 1, note.Finding, (IReadOnlyList<string>)note.Runs));

    /// <summary>Numbers of the notes on a run.</summary>
    public IEnumerable<int> Of(RunInference run) =>
        All.Where(note => run.Findings.Contains(note.Finding)).Select(note => note.Number);
}
