using System.Diagnostics;
using System.Globalization;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Benchmarks;

/// <summary>Fits per second on one core, side by side with scipy.</summary>
internal static class Throughput
{
    private const int Rounds = 7;

    /// <summary>The reduction of |r|^2 that is left where curve_fit stops: its answers are good to 1e-6.</summary>
    private static readonly Tolerances AsAccurate = Tolerances.Usual with { Gradient = 2e-6 };

    public static int Run(TextWriter output)
    {
        void Print(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

        var problem = new SixtySixPoints();
        void Usual() => problem.FitAll(Tolerances.Usual);
        void Accurate() => problem.FitAll(AsAccurate);
        WarmUp(Usual);
        WarmUp(Accurate);

        Print($"66 points, R0 fixed, one start (.6, 1.5, 2000), {SixtySixPoints.Sets} data sets, one core, fits/s");
        Print($"{"round",5} {"scalefit",10} {"to 1e-6",10} {"scipy",8} {"ratio",7} {"to 1e-6",8}");
        var ratios = new List<double>();
        var accurateRatios = new List<double>();
        for (int round = 1; round <= Rounds; round++)
        {
            double usual = Rate(Usual), accurate = Rate(Accurate);
            (double? scipy, string reason) = Scipy.Measure();
            if (scipy is { } peer)
            {
                ratios.Add(usual / peer);
                accurateRatios.Add(accurate / peer);
                Print($"{round,5} {usual,10:F0} {accurate,10:F0} {peer,8:F0} {usual / peer,7:F1} {accurate / peer,8:F1}");
            }
            else
            {
                Print($"{round,5} {usual,10:F0} {accurate,10:F0} {"-",8}  no scipy: {reason}");
            }
        }
        if (ratios.Count > 0) Print($"median ratio to scipy curve_fit: {Median(ratios):F1}; to curve_fit's accuracy: {Median(accurateRatios):F1}");

        double evaluations = problem.FitAll(Tolerances.Usual);
        Print($"evaluations per fit: {evaluations:F2}; to 1e-6: {problem.FitAll(AsAccurate):F2}");
        Print($"largest relative error of A, B, C_mid: {problem.LargestError(Tolerances.Usual):E1}; to 1e-6: {problem.LargestError(AsAccurate):E1}");
        PrintBound(Print, problem, evaluations);
        PrintFullFits(Print, problem);
        return 0;
    }

    /// <summary>What the exponentials alone allow.</summary>
    private static void PrintBound(Action<FormattableString> print, SixtySixPoints problem, double evaluations)
    {
        const int Repeats = 10_000;
        var result = new double[problem.Series.PaddedCount];
        void Exponentials()
        {
            for (int i = 0; i < Repeats; i++) KernelBenchmarks.Exponentials(problem.Series.LogCompute, result);
        }
        WarmUp(Exponentials);
        double seconds = SixtySixPoints.Sets / (Rate(Exponentials) * Repeats);
        print($"bound set by the exponentials alone: {1 / (evaluations * seconds):F0} fits/s ({1e9 * seconds:F1} ns an evaluation)");
    }

    private static void PrintFullFits(Action<FormattableString> print, SixtySixPoints problem)
    {
        foreach (Curve curve in (Curve[])[SigmoidCurve.Instance, PowerLawCurve.Instance])
        {
            void FitAll()
            {
                foreach (var window in problem.Windows) CurveFitter.Fit(curve, window);
            }
            WarmUp(FitAll);
            print($"full fit with all its starts, tight tolerances, {curve.Name}: {1e6 / Rate(FitAll):F1} us");
        }
    }

    /// <summary>Repeats until two rates in a row agree to 2%: tiered compilation has then settled.</summary>
    private static void WarmUp(Action allSets)
    {
        double before = 0, rate = Rate(allSets);
        for (int attempt = 0; attempt < 20 && Math.Abs(rate / before - 1) > 0.02; attempt++) (before, rate) = (rate, Rate(allSets));
    }

    /// <summary>Data sets done per second, over half a second.</summary>
    private static double Rate(Action allSets)
    {
        long passes = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.ElapsedMilliseconds < 500; passes++) allSets();
        return passes * SixtySixPoints.Sets / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
