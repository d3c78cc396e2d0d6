using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>Serializers of the documents, generated at build time without reflection.</summary>
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(LineHead))]
[JsonSerializable(typeof(RunLineDocument))]
[JsonSerializable(typeof(CandidateLineDocument))]
[JsonSerializable(typeof(FailureLineDocument))]
[JsonSerializable(typeof(InspectionDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    /// <summary>Indented, with <c>\n</c> on every system. Apostrophes and non-ASCII letters are not escaped, because the text is not part of an HTML page.</summary>
    public static DocumentContext Readable { get; } = new(Settings(isIndented: true));

    /// <summary>The same format on one line.</summary>
    public static DocumentContext Compact { get; } = new(Settings(isIndented: false));

    /// <summary>For reading: rejects documents in which a required value is missing or null.</summary>
    public static DocumentContext Strict { get; } = new(new JsonSerializerOptions(Settings(isIndented: false)) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true });

    private static JsonSerializerOptions Settings(bool isIndented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = isIndented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
