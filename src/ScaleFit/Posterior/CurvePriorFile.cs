using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScaleFit.Posterior;

/// <summary>Reads and writes priors as JSON.</summary>
internal static class CurvePriorFile
{
    /// <summary>The version of the format. It changes when a number of <see cref="CurvePrior"/> changes its meaning.</summary>
    public const string Version = "scalefit-prior/1";

    /// <summary>The prior learnt from public runs, which is part of the library.</summary>
    public static CurvePrior Public { get; } = ReadPublic();

    /// <summary>The text of a prior.</summary>
    public static string Write(CurvePrior prior) => JsonSerializer.Serialize(new PriorDocument(Version, prior), PriorContext.Default.PriorDocument);

    /// <summary>Reads a prior.</summary>
    /// <exception cref="FormatException">The text is no prior, or one of another version. The message says which.</exception>
    public static CurvePrior Read(ReadOnlySpan<byte> json)
    {
        PriorDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, PriorContext.Default.PriorDocument);
        }
        catch (JsonException e)
        {
            throw new FormatException("not a prior: expected a JSON file of the format scalefit-prior/1 (METHOD.md, posterior)", e);
        }
        if (document is not { Prior: { } prior }) throw new FormatException("not a prior: expected a JSON file of the format scalefit-prior/1 (METHOD.md, posterior)");
        if (document.Format != Version) throw new FormatException($"a prior of version '{document.Format}': expected '{Version}'");
        if (!prior.IsValid) throw new FormatException("a prior with a number missing or outside its range");
        return prior.Runs >= PriorLearner.FewestRuns
            ? prior
            : throw new FormatException($"a prior learnt from {prior.Runs} runs: expected at least {PriorLearner.FewestRuns}");
    }

    private static CurvePrior ReadPublic()
    {
        using var stream = typeof(CurvePriorFile).Assembly.GetManifestResourceStream("public-prior.json")!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }
}

/// <summary>A prior with the version of its format.</summary>
internal sealed record PriorDocument(string Format, CurvePrior Prior);

/// <summary>Generated readers and writers.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PriorDocument))]
internal sealed partial class PriorContext : JsonSerializerContext;
