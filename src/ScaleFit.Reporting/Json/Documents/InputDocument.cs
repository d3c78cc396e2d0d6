using System.Text.Json.Serialization;
using ScaleFit.Inference;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>The input and options of the analysis of a run. With them, ScaleFit can draw and report a line of results without its log.</summary>
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

    /// <summary>The start, if it was given; otherwise null.</summary>
    public required double? Start { get; init; }

    /// <summary>The noise model of the analysis: <c>drift</c> (correlated noise allowed) or <c>white</c>.</summary>
    public required string Noise { get; init; }

    /// <inheritdoc cref="Report.Price"/>
    public required double? Price { get; init; }

    /// <summary>The number of findings about the log, which precede those about the fit.</summary>
    public required int LogFindings { get; init; }

    /// <summary>Prefixes of the backtest that are too short for a forecast.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Skipped { get; init; }

    /// <inheritdoc cref="RunReport.Beyond"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Beyond { get; init; }

    /// <summary>The compute of every evaluation of the run, increasing.</summary>
    public required double[] Compute { get; init; }

    /// <summary>The pass rates of the evaluations.</summary>
    public required double[] PassRate { get; init; }

    /// <summary>The noise variances of the evaluations up to a common factor; null if all are equal.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? NoiseVariance { get; init; }

    /// <summary>The sampling variance of an evaluation whose noise variance is 1; null where the log does not give it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SamplingVariance { get; init; }

    /// <summary>Makes the document of the input of a run.</summary>
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
            SamplingVariance = run.SamplingVariance,
        };
    }

    /// <summary>Restores the options of the fit window.</summary>
    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    public WindowOptions ToWindow() => new()
    {
        SkipEarly = SkipEarly,
        From = From,
        Until = Until,
        Start = Start is { } start ? StartRule.Fixed(start) : FreeStart ? StartRule.Free : StartRule.Auto,
    };

    /// <summary>Restores the noise model.</summary>
    public NoiseKind ToNoise() => Noise == "white" ? NoiseKind.White : NoiseKind.Drift;

    /// <summary>Restores the evaluations.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or the arrays differ in length.</exception>
    public RunPoint[] ToPoints() => Compute.Length == PassRate.Length && (NoiseVariance ?? Compute).Length == Compute.Length
        ? [.. Compute.Select((compute, i) => new RunPoint(compute, PassRate[i], NoiseVariance?[i] ?? 1))]
        : throw new ArgumentException("compute, passRate and noiseVariance differ in length");
}
