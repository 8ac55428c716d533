using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Xml.Linq;
using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Validation;
using Workbench.Tests.Shared;

namespace Workbench.Pipeline.Tests.Map.Validation;

public sealed class PlanSchemaTests
{
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(typeof(Plan).Assembly.Location, ".xml"));

    /// <summary>The published schema is exported from the types. With WORKBENCH_WRITE=1 it is written instead.</summary>
    [Fact]
    public void Schema_OfThePlan_IsTheOnePublished()
    {
        var path = Path.Combine(Repository.Root.FullName, "docs", PlanFormat.SchemaFile);
        var schema = Export();
        if (Environment.GetEnvironmentVariable("WORKBENCH_WRITE") == "1")
        {
            File.WriteAllText(path, schema);
            return;
        }

        Assert.Equal(schema, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Schema_InTheAssembly_IsTheOnePublished()
    {
        using var reader = new StreamReader(PlanFormat.Schema(), Encoding.UTF8);

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", PlanFormat.SchemaFile)), reader.ReadToEnd());
    }

    [Fact]
    public void Schema_OfThePlan_NamesEveryTransform() =>
        Assert.All(TransformNames.All, name => Assert.Contains($"\"const\": \"{name}\"", Export(), StringComparison.Ordinal));

    [Fact]
    public void Page_OfTransforms_HasARowForEach()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "transforms.md"));

        Assert.All(TransformNames.All, name => Assert.Contains($"\n| `{name}` |", page.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    private static string Export()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = PlanFormat.Options.GetJsonSchemaAsNode(typeof(Plan), options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Workbench plan");
        schema["properties"]!.AsObject().Insert(0, PlanFormat.SchemaMember, new JsonObject { ["type"] = "string" });
        return schema.ToJsonString(new JsonSerializerOptions(PlanFormat.Options) { WriteIndented = true }).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Objects may have no other members; types and members carry the words of their docstrings.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node)
        {
            return schema;
        }

        var type = context.TypeInfo.Type;
        if (node.ContainsKey("properties") && !node.ContainsKey("additionalProperties"))
        {
            node["additionalProperties"] = false;
        }

        // The exporter asks for every parameter without a default; one that may be null is left out of plans instead.
        if (node["required"] is JsonArray required)
        {
            var optional = context.TypeInfo.Properties.Where(member => !member.IsRequired).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
            node["required"] = new JsonArray([.. required.Select(name => name!.GetValue<string>()).Where(name => !optional.Contains(name)).Select(name => (JsonNode)name)]);
        }

        var words = context.PropertyInfo is { } property
            ? Words(property.DeclaringType, (property.AttributeProvider as PropertyInfo)?.Name ?? "")
            : type.Assembly == typeof(Plan).Assembly ? Words(type, null) : null;
        if (words is not null && !node.ContainsKey("description"))
        {
            node.Insert(0, "description", words);
        }

        return node;
    }

    /// <summary>The summary of a type, or what it says of one parameter.</summary>
    private static string? Words(Type type, string? parameter)
    {
        var member = Documentation.Descendants("member").FirstOrDefault(found => found.Attribute("name")?.Value == $"T:{type.FullName!.Replace('+', '.')}");
        var element = parameter is null ? member?.Element("summary") : member?.Elements("param").FirstOrDefault(found => found.Attribute("name")?.Value == parameter);
        return element is null ? null : string.Join(' ', Plain(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Plain(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.')[^1] ?? "",
        XElement { Name.LocalName: "paramref" } name => name.Attribute("name")?.Value ?? "",
        XElement inner => Plain(inner),
        _ => "",
    }));
}
