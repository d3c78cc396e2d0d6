using System.Globalization;
using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Whether two metrics of a run tell the same story, in words.</summary>
internal static class AgreementSentence
{
    /// <summary>A rank correlation above this is the same rise, up to the scatter of evaluations.</summary>
    private const double Close = 0.8;

    /// <summary>A rank correlation below this is no common rise.</summary>
    private const double Loose = 0.4;

    /// <summary>One sentence.</summary>
    public static string Write(MetricAgreement agreement)
    {
        string verdict = agreement.RankCorrelation switch
        {
            >= Close => "rise together",
            >= Loose => "rise together loosely",
            _ => "do not rise together, and one of them may be an artefact",
        };
        string correlation = NumberFormat.Efficiency(agreement.RankCorrelation), same = NumberFormat.Share(agreement.SameOrder);
        return PlainText.Clean($"{agreement.Run}: {agreement.First} and {agreement.Second} {verdict}: rank correlation {correlation} over {agreement.Common.ToString(CultureInfo.InvariantCulture)} common evaluations, and {same} of the pairs of windows are ordered alike.");
    }
}
