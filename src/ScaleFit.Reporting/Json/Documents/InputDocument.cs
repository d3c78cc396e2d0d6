using System.Text.Json.Serialization;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>What a run was analysed from and how, so that a line of results can be drawn and told where its log is not.</summary>
internal sealed record InputDocument
{
    /// <inheritdoc cref="WindowOptions.SkipEarly"/>
    public required double? SkipEarly { get; init; }

    /// <inheritdoc cref="WindowOptions.From"/>
    public required double? From { get; init; }

    /// <inheritdoc cref="WindowOptions.Until"/>
    public required double? Until { get; init; }

    /// <summary>Whether the start was fitted without the first evaluation.</summary>
    public required bool FreeStart { get; init; }

    /// <summary>The start where it was given.</summary>
    public required double? Start { get; init; }

    /// <summary><c>drift</c> or <c>white</c>: what the noise was allowed to be.</summary>
    public required string Noise { get; init; }

    /// <inheritdoc cref="Report.Price"/>
    public required double? Price { get; init; }

    /// <summary>How many findings, the first ones, are about the log and not about the fit.</summary>
    public required int LogFindings { get; init; }

    /// <summary>Prefixes that were too short to forecast from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Skipped { get; init; }

    /// <inheritdoc cref="RunReport.Beyond"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Beyond { get; init; }

    /// <summary>Compute of every evaluation of the run, increasing.</summary>
    public required double[] Compute { get; init; }

    /// <summary>Their pass rates.</summary>
    public required double[] PassRate { get; init; }

    /// <summary>Their noise variances up to a common factor; null where all are alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? NoiseVariance { get; init; }

    /// <summary>The document of a run's input.</summary>
    public static InputDocument Create(RunReport report, Report head)
    {
        var (run, window) = (report.Run.Run, head.Options.Window);
        return new InputDocument
        {
            SkipEarly = window.SkipEarly,
            From = window.From,
            Until = window.Until,
            FreeStart = window.Start.IsFree,
            Start = window.Start.PassRate,
            Noise = head.Options.Noise == NoiseKind.White ? "white" : "drift",
            Price = head.Price,
            LogFindings = run.Findings.Count,
            Skipped = report.Backtest is { Skipped: { Count: > 0 } skipped } ? skipped : null,
            Beyond = report.Beyond is { Count: > 0 } beyond ? beyond : null,
            Compute = [.. run.Points.Select(p => p.Compute)],
            PassRate = [.. run.Points.Select(p => p.PassRate)],
            NoiseVariance = run.Points.All(p => p.NoiseVariance == 1) ? null : [.. run.Points.Select(p => p.NoiseVariance)],
        };
    }

    /// <summary>The part of the run that was chosen.</summary>
    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public WindowOptions ToWindow() => new()
    {
        SkipEarly = SkipEarly,
        From = From,
        Until = Until,
        Start = Start is { } start ? StartRule.Fixed(start) : FreeStart ? StartRule.Free : StartRule.Auto,
    };

    /// <summary>What the noise was allowed to be.</summary>
    public NoiseKind ToNoise() => Noise == "white" ? NoiseKind.White : NoiseKind.Drift;

    /// <summary>The evaluations.</summary>
    /// <exception cref="ArgumentException">A value lies outside its range, or there are not as many of each.</exception>
    public RunPoint[] ToPoints() => Compute.Length == PassRate.Length && (NoiseVariance ?? Compute).Length == Compute.Length
        ? [.. Compute.Select((compute, i) => new RunPoint(compute, PassRate[i], NoiseVariance?[i] ?? 1))]
        : throw new ArgumentException("There are not as many pass rates as values of compute.");
}
