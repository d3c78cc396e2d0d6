using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Reporting.Text;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>The fits of other windows of a run, as a table and one sentence.</summary>
internal static class SensitivityTable
{
    /// <summary>An asymptote above this is at its bound of 1, so the data does not determine it.</summary>
    private const double HighestKnown = 0.9995;

    private static readonly Column[] Columns = ["from", "to", "fitted", "asymptote", "efficiency", "midpoint", "power asymptote", Column.Words("")];

    /// <summary>Adds the table, where other windows could be fitted, and the sentence.</summary>
    /// <param name="page">The page.</param>
    /// <param name="run">The run.</param>
    /// <param name="indent">Steps to the right.</param>
    public static void AddTo(ReportPage page, RunInference run, int indent)
    {
        if (run.Sensitivity.Count > 1)
        {
            page.AddSpace();
            page.AddLine("Estimates from other fit windows. From, to: their compute. Fitted: evaluations in the fit. Power asymptote: asymptote of the power law.", indent);
            page.AddTable(Build(run));
        }
        page.AddSpace();
        page.AddLine(Sentence(run), indent);
    }

    /// <summary>Makes the table, with a mark at the fit window of the report.</summary>
    public static ReportTable Build(RunInference run)
    {
        var table = new ReportTable(Columns);
        foreach (var window in run.Sensitivity)
        {
            bool isReported = IsReported(run, window);
            table.Add(
                NumberFormat.Compute(window.From),
                NumberFormat.Compute(window.To),
                NumberFormat.Compute(window.Points),
                Cell(SigmoidCurve.Instance, "asymptote", NumberFormat.PassRate(window.Asymptote)),
                Cell(SigmoidCurve.Instance, "efficiency", NumberFormat.Efficiency(window.Efficiency)),
                Cell(SigmoidCurve.Instance, "midpoint", NumberFormat.Compute(window.Midpoint)),
                Cell(PowerLawCurve.Instance, "asymptote", NumberFormat.PassRate(window.PowerAsymptote)),
                isReported ? "reported above" : "");

            string Cell(Curve curve, string parameter, string text) => IsDetermined(run, window, curve, parameter) ? text : ParameterText.NotDetermined;
        }
        return table;
    }

    /// <summary>How far the asymptotes change.</summary>
    public static string Sentence(RunInference run) => run.Sensitivity.Count < 2
        ? "No other fit window of this run has enough evaluations."
        : $"Range of the asymptote over these fit windows: sigmoid {Range(run, SigmoidCurve.Instance)}, power law {Range(run, PowerLawCurve.Instance)}.";

    private static string Range(RunInference run, Curve curve)
    {
        int undetermined = run.Sensitivity.Count(window => !IsDetermined(run, window, curve, "asymptote"));
        double[] asymptotes = [.. run.Sensitivity.Select(window => Asymptote(window, curve))];
        return undetermined == 0
            ? $"{NumberFormat.PassRate(asymptotes.Min())} to {NumberFormat.PassRate(asymptotes.Max())}"
            : $"{ParameterText.NotDetermined} in {NumberFormat.Compute(undetermined)} of {NumberFormat.Compute(asymptotes.Length)}";
    }

    /// <summary>Whether a window determines a parameter: as in the report for its fit window. Fits of other windows have no intervals, only asymptotes at their bound.</summary>
    private static bool IsDetermined(RunInference run, Sensitivity window, Curve curve, string parameter) =>
        (parameter != "asymptote" || Asymptote(window, curve) <= HighestKnown)
        && (!IsReported(run, window) || run.Curves.FirstOrDefault(fitted => fitted.Curve == curve) is not { } reported || run.IsDetermined(reported, parameter));

    private static double Asymptote(Sensitivity window, Curve curve) => curve is SigmoidCurve ? window.Asymptote : window.PowerAsymptote;

    private static bool IsReported(RunInference run, Sensitivity window) =>
        window.From == run.Window.Points[0].Compute && window.To == run.Window.Points[^1].Compute && window.Points == run.Window.Fitted;
}
