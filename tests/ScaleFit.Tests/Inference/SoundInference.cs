using ScaleFit.Inference;

namespace ScaleFit.Tests.Inference;

/// <summary>What must hold of every inference, whatever the data.</summary>
internal static class SoundInference
{
    /// <summary>The first fault of an inference; null when there is none.</summary>
    public static string? Fault(RunInference inference)
    {
        foreach (var curve in inference.Curves)
        {
            foreach (var parameter in curve.Parameters)
            {
                bool isPassRate = parameter.Name is "start" or "asymptote";
                if (Fault(parameter, 0, isPassRate ? 1 : double.MaxValue) is { } fault) return $"{curve.Curve.Name}: {fault}";
            }
            if (!(curve.Noise.StandardDeviation >= 0 && curve.Noise.DriftShare is >= 0 and <= 1 && curve.Noise.CorrelationLength >= 0 && curve.Noise.EffectivePoints >= 1))
                return $"{curve.Curve.Name}: {curve.Noise}";
            if (curve.Weight is not (null or (>= 0 and <= 1))) return $"{curve.Curve.Name}: weight {curve.Weight}";
        }
        return null;
    }

    /// <summary>What is wrong with an estimate; null when it lies in its interval, and both between limits.</summary>
    public static string? Fault(Estimate estimate, double least, double most)
    {
        bool isInside = estimate.Value >= least && estimate.Value <= most;
        bool isOrdered = estimate.Interval is not { } i || !(i.Lower > estimate.Value) && !(i.Upper < estimate.Value) && !(i.Lower < least) && !(i.Upper > most);
        return isInside && isOrdered ? null : estimate.ToString();
    }
}
