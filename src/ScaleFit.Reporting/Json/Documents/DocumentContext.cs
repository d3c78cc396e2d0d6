using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScaleFit.Reporting.Json.Documents;

/// <summary>Serializers of the documents, made at build time: nothing is looked up by reflection.</summary>
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(RunLineDocument))]
[JsonSerializable(typeof(CandidateLineDocument))]
[JsonSerializable(typeof(FailureLineDocument))]
[JsonSerializable(typeof(InspectionDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    /// <summary>Indented, with <c>\n</c> on every system, and with apostrophes and letters as they are: the text is no part of a page.</summary>
    public static DocumentContext Readable { get; } = new(Settings(isIndented: true));

    /// <summary>The same on one line.</summary>
    public static DocumentContext Compact { get; } = new(Settings(isIndented: false));

    /// <summary>For reading: what may not be missing or null must be there, so that no document is half read.</summary>
    public static DocumentContext Strict { get; } = new(new JsonSerializerOptions(Settings(isIndented: false)) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true });

    private static JsonSerializerOptions Settings(bool isIndented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = isIndented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
