using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Parameters of curves as text. A parameter that the data does not determine has no number.</summary>
internal static class ParameterText
{
    /// <summary>Stands for a parameter that the data does not determine.</summary>
    public const string NotDetermined = "not determined";

    /// <summary>
    /// Whether the data determines a parameter. It does not where the run collapses or does not rise, where the estimate is at a bound of
    /// its range, and where its interval is bounded at neither end.
    /// </summary>
    public static bool IsDetermined(this RunInference run, CurveInference curve, string name)
    {
        if (run.Collapsed || run.Has(FindingCatalog.NoRise)) return false;
        int place = curve.Curve.IndexOf(name);
        return place >= 0 && !curve.Fit.AtBound[place] && curve[name].Interval is not { Lower: null, Upper: null };
    }

    /// <summary>The cell of a table: the estimate with its interval; empty where the curve has no such parameter.</summary>
    public static string Cell(RunInference run, CurveInference curve, string name, Func<double, string> write) =>
        curve.Parameters.FirstOrDefault(p => p.Name == name) is not { } estimate ? ""
        : run.IsDetermined(curve, name) ? IntervalText.WithInterval(estimate, write) : NotDetermined;
}
