using System.Diagnostics;
using System.Globalization;
using System.Numerics;
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
        void Alone() => problem.FitAll(AsAccurate);
        void InBatches() => problem.FitAllInBatches(AsAccurate);
        WarmUp(Alone);
        WarmUp(InBatches);

        Print($"66 points, R0 fixed, one start (.6, 1.5, 2000), {SixtySixPoints.Sets} data sets, one core, fits/s, to curve_fit's accuracy");
        Print($"{"round",5} {"in batches",10} {"alone",10} {"scipy",8} {"ratio",7} {"alone",7} {"to bound",9}");
        List<double> ratios = [], aloneRatios = [], bounds = [];
        for (int round = 1; round <= Rounds; round++)
        {
            double batches = Rate(InBatches), alone = Rate(Alone);
            double bound = RatioToBound(problem);
            bounds.Add(bound);
            (double? scipy, string reason) = Scipy.Measure();
            if (scipy is { } peer)
            {
                ratios.Add(batches / peer);
                aloneRatios.Add(alone / peer);
                Print($"{round,5} {batches,10:F0} {alone,10:F0} {peer,8:F0} {batches / peer,7:F1} {alone / peer,7:F1} {bound,9:F2}");
            }
            else
            {
                Print($"{round,5} {batches,10:F0} {alone,10:F0} {"-",8}  no scipy: {reason}");
            }
        }
        if (ratios.Count > 0) Print($"median ratio to scipy curve_fit: {Median(ratios):F1} in batches, {Median(aloneRatios):F1} one fit at a time");
        Print($"the exponentials alone would be {Median(bounds):F2} times as fast as the fits in batches");
        Print($"evaluations per fit: {problem.FitAllInBatches(AsAccurate):F2} in batches, {problem.FitAll(AsAccurate):F2} alone");
        Print($"largest relative error of A, B, C_mid: {problem.LargestErrorInBatches(AsAccurate):E1} in batches, {problem.LargestError(AsAccurate):E1} alone");
        PrintFullFits(Print, problem);
        return 0;
    }

    /// <summary>The time of all fits over that of the exponentials of their evaluations alone.</summary>
    private static double RatioToBound(SixtySixPoints problem)
    {
        // As many vectors as there are observations are one evaluation of as many fits as a vector has lanes.
        double[] exponents = [.. Enumerable.Range(0, problem.Series.Count * Vector<double>.Count).Select(i => problem.Series.LogCompute[i % problem.Series.Count])];
        var result = new double[exponents.Length];
        int evaluations = (int)Math.Round(SixtySixPoints.Sets * problem.FitAllInBatches(AsAccurate) / Vector<double>.Count);
        void Exponentials()
        {
            for (int i = 0; i < evaluations; i++) KernelBenchmarks.Exponentials(exponents, result);
        }
        WarmUp(Exponentials);
        var (fits, exponentials) = Fastest(() => problem.FitAllInBatches(AsAccurate), Exponentials);
        return fits / exponentials;
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

    /// <summary>Seconds of the fastest pass of each in a second of taking turns: what the code takes where nothing else is in its way.</summary>
    private static (double First, double Second) Fastest(Action first, Action second)
    {
        static double Seconds(Action pass)
        {
            long before = Stopwatch.GetTimestamp();
            pass();
            return Stopwatch.GetElapsedTime(before).TotalSeconds;
        }

        double one = double.PositiveInfinity, other = double.PositiveInfinity;
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 1000;)
        {
            one = Math.Min(one, Seconds(first));
            other = Math.Min(other, Seconds(second));
        }
        return (one, other);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
