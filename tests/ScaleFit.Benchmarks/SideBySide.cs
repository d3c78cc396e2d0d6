using System.Globalization;
using ScaleFit.Runs;
using ScaleFit.Simulation;

namespace ScaleFit.Benchmarks;

/// <summary>The whole tool and each peer, in turn on the same log.</summary>
internal sealed class SideBySide : IDisposable
{
    private const int Rounds = 9;
    private const int ManyRuns = 2000;

    private readonly TextWriter _output;
    private readonly string _scalefit;
    private readonly string _folder = Directory.CreateTempSubdirectory("scalefit-side-by-side-").FullName;

    private SideBySide(string scalefit, TextWriter output) => (_scalefit, _output) = (scalefit, output);

    /// <summary>Compares an executable of the tool with the peers that are installed.</summary>
    public static int Run(string scalefit, TextWriter output)
    {
        using var comparison = new SideBySide(scalefit, output);
        comparison.Compare();
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Compare()
    {
        string one = Log("one.csv", 1, until: 9_400), many = Log("many.csv", ManyRuns, until: 8_000);
        Print($"{"one run of 80 points, every interval, against",-62} {"ours",9} {"theirs",9} {"ratio",7} {"least",7} {"most",7} {"our MB",7} {"MB",5}");
        Against("scipy curve_fit, no interval", ["fit", one], Repository.Python, "scipy_fit.py", one);
        Against("scipy, the paper's grid, no interval", ["fit", one], Repository.Python, "scipy_grid.py", one);
        Against("lmfit with intervals under white noise", ["fit", one], Repository.Python, "lmfit_intervals.py", one);
        Against("gnuplot fit, no interval", ["fit", one], "gnuplot", "gnuplot_fit.gp", one);
        Print($"{ManyRuns} runs of 66 points, every interval, against");
        Against("one scipy curve_fit a run, no interval", ["fit", many, "--output", "jsonl", "-o", Path.Combine(_folder, "many.jsonl")], Repository.Python, "many_scipy.py", many);
    }

    /// <summary>A log of simulated runs, each with an evaluation before training and 66 or 80 from 1,500 GPU-hours on.</summary>
    private string Log(string name, int runs, double until)
    {
        var simulator = new RunSimulator(1);
        string path = Path.Combine(_folder, name);
        using var writer = new StreamWriter(path);
        var options = new SimulationOptions { Until = until, DriftShare = 0.5 };
        if (runs == 1)
        {
            // The scripts for one run take the first two columns.
            writer.WriteLine("gpu_hours,pass_rate");
            foreach (var point in WithoutEarlyRegime(simulator.Next(options)).Points) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{point.Compute},{point.PassRate:F4}"));
            return path;
        }
        SimulatedLog.Write(writer, Enumerable.Range(0, runs).Select(i => WithoutEarlyRegime(simulator.Next(options with { Name = $"run-{i}" }))));
        return path;
    }

    private static Run WithoutEarlyRegime(Run run) => run with { Points = [.. run.Points.Where(p => p.Compute is 0 or >= 1500)] };

    private void Against(string name, string[] ours, string command, string script, string log)
    {
        if (Repository.Peer(script) is not { } peer)
        {
            Print($"{name,-62} {script} is not there");
            return;
        }
        string[] theirs = command == "gnuplot" ? ["-c", peer, log] : [peer, log];
        var pairs = new List<(Measured Ours, Measured Theirs)>();
        for (int round = 0; round <= Rounds; round++)
        {
            if (Measured.Of(_scalefit, ours) is not { } mine || Measured.Of(command, theirs) is not { } other)
            {
                Print($"{name,-62} does not run here");
                return;
            }
            // The first round warms the disk's cache.
            if (round > 0) pairs.Add((mine, other));
        }
        double[] ratios = [.. pairs.Select(p => p.Ours.Seconds / p.Theirs.Seconds).Order()];
        Print($"{name,-62} {Median(pairs.Select(p => p.Ours.Seconds)),8:F3}s {Median(pairs.Select(p => p.Theirs.Seconds)),8:F3}s {Median(ratios),7:F3} {ratios[0],7:F3} {ratios[^1],7:F3} {pairs.Max(p => p.Ours.Megabytes),7:F0} {pairs.Max(p => p.Theirs.Megabytes),5:F0}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private void Print(FormattableString text) => _output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
