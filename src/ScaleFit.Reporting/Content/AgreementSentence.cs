using System.Globalization;
using ScaleFit.Forecasting;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Describes whether two metrics of a run rise together.</summary>
internal static class AgreementSentence
{
    /// <summary>A rank correlation above this is a common rise, up to evaluation noise.</summary>
    private const double Close = 0.8;

    /// <summary>A rank correlation below this is no common rise.</summary>
    private const double Loose = 0.4;

    /// <summary>One sentence.</summary>
    public static string Write(MetricAgreement agreement)
    {
        string verdict = agreement.RankCorrelation switch
        {
            >= Close => "rise together",
            >= Loose => "rise together only roughly",
            _ => "do not rise together; one of them may be an artefact",
        };
        string correlation = NumberFormat.Efficiency(agreement.RankCorrelation), same = NumberFormat.Share(agreement.SameOrder);
        return PlainText.Clean($"{agreement.Run}: {agreement.First} and {agreement.Second} {verdict}: rank correlation {correlation} over {agreement.Common.ToString(CultureInfo.InvariantCulture)} common evaluations; {same} of the pairs of windows have the same order.");
    }
}
