using ScaleFit.Forecasting;

namespace ScaleFit.Reporting.Json.Documents;

/// <inheritdoc cref="MetricAgreement"/>
internal sealed record AgreementDocument(string Run, string First, string Second, int Common, double RankCorrelation, double SameOrder)
{
    /// <summary>Makes the document of an agreement.</summary>
    public static AgreementDocument Create(MetricAgreement agreement) => new(
        agreement.Run, agreement.First, agreement.Second, agreement.Common, agreement.RankCorrelation, agreement.SameOrder);

    /// <summary>Restores the agreement.</summary>
    public MetricAgreement ToAgreement() => new(Run, First, Second, Common, RankCorrelation, SameOrder);
}
