using ScaleFit.Fitting;

namespace ScaleFit.Inference;

/// <summary>
/// How the last part of a run departs from the fitted curve: a change of slope, upward or downward, from some compute on. The test compares the likelihood of the
/// curve with that of the curve and a straight deviation that begins there, each under its own most likely noise. Immutable: threads may share it.
/// </summary>
/// <param name="Statistic">
/// The signed root of the likelihood ratio: above 0 where the run rises over the curve, below 0 where it falls under it. For a run that follows its curve, its size rarely exceeds 3.
/// </param>
/// <param name="Since">The compute at which the deviation begins, in the unit of the run.</param>
/// <param name="Deviation">The estimated deviation from the curve at the end of the run, in pass rate.</param>
public sealed record RecentChange(double Statistic, double Since, double Deviation)
{
    /// <summary>Where a deviation may begin, as shares of the fitted compute.</summary>
    private static readonly double[] Beginnings = [0.5, 0.7, 0.85];

    /// <summary>The noises that are compared: the most likely ones, and each of so many others.</summary>
    private const int Likely = 4, OneOf = 5;

    /// <summary>The test needs more evaluations than this.</summary>
    private const int Fewest = 8;

    /// <summary>Squares of a column below this share of it after the projection are rounding errors: the curve has the deviation in it.</summary>
    private const double Dependent = 1e-6;

    /// <summary>Measures the deviation. Null for too few evaluations.</summary>
    /// <param name="walker">The profile walker of the curve.</param>
    internal static RecentChange? Measure(ProfileWalker walker)
    {
        var model = walker.Profile.Model;
        var series = model.Series;
        int length = series.PaddedCount, first = series.HasStart ? 1 : 0;
        int[] free = [.. Enumerable.Range(0, model.Curve.ParameterCount).Where(k => !model.IsFixed(k) && !walker.Profile.Fit.AtBound[k])];
        int freedom = series.Count - free.Length - 1;
        if (series.Count <= Fewest || freedom < 2) return null;

        double start = series.Compute[first], end = series.Compute[series.Count - 1];
        double[] gradient = new double[model.Curve.ParameterCount * length], columns = new double[(free.Length + 1 + Beginnings.Length) * length];
        var residuals = columns.AsSpan(free.Length * length, length);
        model.Curve.Evaluate(walker.Best.Parameters, series.LogCompute, residuals, gradient);
        for (int i = 0; i < series.Count; i++) residuals[i] = series.PassRate[i] - residuals[i];
        for (int j = 0; j < free.Length; j++) gradient.AsSpan(free[j] * length, length).CopyTo(columns.AsSpan(j * length));
        for (int j = 0; j < Beginnings.Length; j++)
        {
            double since = start + Beginnings[j] * (end - start);
            var column = columns.AsSpan((free.Length + 1 + j) * length, length);
            for (int i = 0; i < series.Count; i++) column[i] = Math.Max(0, series.Compute[i] - since) / (end - since);
        }

        double without = double.PositiveInfinity;
        var with = new double[Beginnings.Length];
        var deviations = new double[Beginnings.Length];
        Array.Fill(with, double.PositiveInfinity);
        double[] white = new double[columns.Length];
        for (int place = 0; place < walker.Noises.Length; place++)
        {
            if (place >= Likely && place % OneOf != 0 && walker.Noises.Span[place].DriftShare > 0) continue;
            columns.CopyTo(white, 0);
            var filter = walker.Filters[place];
            filter.Apply(white);
            Project(white, free.Length, length);
            var left = white.AsSpan(free.Length * length, length);
            double square = Math.Max(Columns.Dot(left, left), NoiseFit.LeastSquare);
            without = Math.Min(without, series.Count * Math.Log(square) + filter.LogDeterminant);
            for (int j = 0; j < Beginnings.Length; j++)
            {
                var column = white.AsSpan((free.Length + 1 + j) * length, length);
                (double own, double both) = Columns.Dot(column, column, left);
                if (!(own > Dependent)) continue;
                double criterion = series.Count * Math.Log(Math.Max(square - both * both / own, NoiseFit.LeastSquare)) + filter.LogDeterminant;
                if (criterion < with[j]) (with[j], deviations[j]) = (criterion, both / own);
            }
        }
        int best = Array.IndexOf(with, with.Min());
        double ratio = Math.Max(0, without - with[best]) * freedom / series.Count;
        return double.IsFinite(ratio) ? new RecentChange(Math.CopySign(Math.Sqrt(ratio), deviations[best]), start + Beginnings[best] * (end - start), deviations[best]) : null;
    }

    /// <summary>Projects the first columns out of the later ones, by modified Gram-Schmidt.</summary>
    private static void Project(Span<double> columns, int count, int length)
    {
        for (int j = 0; j < count; j++)
        {
            var own = columns.Slice(j * length, length);
            double square = Columns.Dot(own, own);
            if (!(square > 0)) continue;
            for (int k = j + 1; k * length < columns.Length; k++)
            {
                var other = columns.Slice(k * length, length);
                double share = Columns.Dot(own, other) / square;
                for (int i = 0; i < length; i++) other[i] -= share * own[i];
            }
        }
    }
}
