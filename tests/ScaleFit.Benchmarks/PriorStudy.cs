using System.Globalization;
using ScaleFit.Posterior;
using ScaleFit.Runs;

namespace ScaleFit.Benchmarks;

/// <summary>Learns the prior of public runs, and priors without the runs of each repository in turn, and scores the forecasts of these by the runs left out.</summary>
internal static class PriorStudy
{
    /// <summary>Learns from a table of source, curve, kind, x name, x and pass rate, and writes the priors to a folder.</summary>
    public static int Run(string table, string folder, TextWriter output)
    {
        var runs = Curves(table).ToArray();
        Score(runs, _ => CurvePrior.Public, "the prior of the library", output);
        output.Flush();
        var (all, without) = PriorLearner.LearnEach([.. runs.Select(run => (run.Run, run.Source))], "150 public curves of 24 repositories");
        output.WriteLine(CurvePriorFile.Write(all)); output.Flush();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "public-prior.json"), CurvePriorFile.Write(all) + "\n");
        foreach (var (source, prior) in without) File.WriteAllText(Path.Combine(folder, source.Replace('/', '+') + ".json"), CurvePriorFile.Write(prior));
        Score(runs, _ => all, "learnt from all", output);
        Score(runs, source => without[source], "without the runs of the repository", output);
        return 0;
    }

    private static void Score((string Source, string Kind, Run Run)[] runs, Func<string, CurvePrior> prior, string title, TextWriter output)
    {
        var parts = runs.SelectMany(run => Outcome.Of(run.Run, [0.125, 0.25, 0.5]).Select(outcome => (run.Source, run.Kind, Outcome: outcome))).ToArray();
        var scores = new (double Error, double Last, double Width, double Miss, double Draws)[parts.Length];
        Parallel.For(0, parts.Length, i =>
        {
            var outcome = parts[i].Outcome;
            var posterior = RunPosterior.Of(outcome.Window, prior(parts[i].Source));
            var there = posterior.At(outcome.Compute);
            double lower = there.Quantile(0.025), upper = there.Quantile(0.975);
            scores[i] = (Math.Abs(there.Quantile(0.5) - outcome.PassRate), Math.Abs(outcome.LastValue - outcome.PassRate), upper - lower,
                Math.Max(0, Math.Max(lower - outcome.PassRate, outcome.PassRate - upper)), posterior.EffectiveDraws);
        });
        output.WriteLine(title);
        foreach (var cell in parts.Zip(scores).GroupBy(part => (part.First.Kind, part.First.Outcome.Share)).OrderBy(cell => cell.Key))
        {
            var kept = cell.Where(part => !part.First.Outcome.Falls).ToArray();
            double bySource = kept.GroupBy(part => part.First.Source).Average(source => source.Average(part => part.Second.Miss == 0 ? 1 : 0.0));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{cell.Key.Kind,-16} {cell.Key.Share,5} n {kept.Length,3}  error {kept.Average(p => p.Second.Error):0.0000} (last value {kept.Average(p => p.Second.Last):0.0000})  held {kept.Average(p => p.Second.Miss == 0 ? 1 : 0.0):0.000} (by source {bySource:0.000})  width {kept.Select(p => p.Second.Width).Order().ElementAt(kept.Length / 2):0.000}  score {kept.Average(p => p.Second.Width + 40 * p.Second.Miss):0.000}  with falls: held {cell.Average(p => p.Second.Miss == 0 ? 1 : 0.0):0.000} of {cell.Count()}  draws {kept.Select(p => p.Second.Draws).Order().ElementAt(kept.Length / 10):0}, {kept.Select(p => p.Second.Draws).Order().ElementAt(kept.Length / 2):0}"));
        }
    }

    /// <summary>The curves of a table.</summary>
    public static IEnumerable<(string Source, string Kind, Run Run)> Curves(string table) =>
        from row in File.ReadLines(table).Skip(1).Select(Fields)
        group (X: double.Parse(row[4], CultureInfo.InvariantCulture), Y: double.Parse(row[5], CultureInfo.InvariantCulture)) by (Source: row[0], Curve: row[1], Kind: row[2]) into curve
        where curve.Count() >= 40
        select (curve.Key.Source, curve.Key.Kind, new Run
        {
            Name = curve.Key.Curve,
            Source = curve.Key.Source,
            Format = "csv",
            Metric = curve.Key.Kind,
            Compute = new ComputeAxis("x", ComputeUnit.Steps),
            Points = Runs.Run.Order(curve.Select(point => new RunPoint(point.X, point.Y))),
            Read = curve.Count(),
        });

    /// <summary>The fields of a row; quoted fields may hold commas.</summary>
    private static List<string> Fields(string row)
    {
        var fields = new List<string> { "" };
        bool quoted = false;
        foreach (char c in row)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) fields.Add("");
            else fields[^1] += c;
        }
        return fields;
    }
}
