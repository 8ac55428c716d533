using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>How <c>plan.json</c> is read: the form in which plans are written, without any leniency. The published schema is exported from it.</summary>
public static class PlanFormat
{
    /// <summary>Name of the schema beside a plan.</summary>
    public const string SchemaFile = "plan.schema.json";

    /// <summary>Member of a plan that names the schema; it is not part of the plan.</summary>
    public const string SchemaMember = "$schema";

    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The published schema, <c>docs/plan.schema.json</c>.</summary>
    public static Stream Schema() => typeof(PlanFormat).Assembly.GetManifestResourceStream(SchemaFile)!;

    /// <summary>Puts the schema beside the plan, so that editors check it while it is written.</summary>
    public static async Task WriteSchemaAsync(string directory, CancellationToken cancellation)
    {
        await using var schema = Schema();
        await using var file = File.Create(Path.Combine(directory, SchemaFile));
        await schema.CopyToAsync(file, cancellation);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(CanonicalJson.Readable)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Require } },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A member must be there unless it may be null, which is how nulls are written, or has a default.</summary>
    private static void Require(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false };
        }
    }
}
