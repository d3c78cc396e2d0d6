using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ScaleFit.Reporting.Json.Documents;

namespace ScaleFit.Cli.Tests;

/// <summary>The JSON Schema that documents <c>--output json</c>, exported from the records that are written.</summary>
public sealed class SchemaTests
{
    private static readonly string File = Path.Join(WorkFolder.Project, "src", "ScaleFit.Reporting", "Json", "Documents", "scalefit-1.schema.json");

    private static readonly JsonNode Schema = DocumentContext.Readable.ReportDocument.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    [Fact]
    public void TheSchemaIsAsCheckedIn() =>
        GoldenFile.Check(File, Schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n", 0, GoldenFile.IsUpdated);

    [Theory]
    [InlineData("fit samples/academic-50.csv --output json --sensitivity")]
    [InlineData("fit samples/bs2048-100k.csv --until 2k --output json")]
    [InlineData("forecast samples/academic-50.csv --at 100 --target .1,.6,.9 --price 2 --output json")]
    [InlineData("backtest samples/academic-50.csv --output json")]
    [InlineData("compare samples/five-recipes.csv --baseline scalerl --run scalerl --run minimax-m1 --at 100k --gate --output json")]
    [InlineData("plan samples/bs2048-100k.csv --until 15k --output json")]
    public void DocumentsFollowIt(string line) => Follow(JsonNode.Parse(Tool.Run(line.Split(' ')).Output), Schema, "");

    /// <summary>As much of validation as the schema uses: types, properties, items.</summary>
    private static void Follow(JsonNode? node, JsonNode schema, string path)
    {
        // A record that the document holds twice is written once.
        if (schema["$ref"] is { } reference) schema = reference.GetValue<string>().Split('/').Skip(1).Aggregate(Schema, (at, name) => at[name]!);
        string[] types = schema["type"] is JsonArray several ? [.. several.Select(t => t!.GetValue<string>())] : [schema["type"]!.GetValue<string>()];
        Assert.True(types.Contains(Kind(node)) || Kind(node) == "integer" && types.Contains("number"), $"{path} is {Kind(node)}");
        if (node is JsonArray items)
        {
            foreach (var item in items) Follow(item, schema["items"]!, path + "[]");
        }
        if (node is not JsonObject members) return;
        foreach (var (name, member) in members)
            Follow(member, schema["properties"]?[name] ?? schema["additionalProperties"] ?? throw new KeyNotFoundException($"{path}.{name} is not in the schema"), $"{path}.{name}");
        Assert.All(schema["required"]?.AsArray() ?? [], name => Assert.True(members.ContainsKey(name!.GetValue<string>()), $"{path}.{name} is missing"));
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => node.ToJsonString().All(char.IsAsciiDigit) ? "integer" : "number",
        _ => "boolean",
    };
}
