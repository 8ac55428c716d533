using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>A transform as two texts: its type word, and its settings as a JSON object ("" where it has none).</summary>
public sealed record TransformForm(string Type, string Settings)
{
    private const string TypeMember = "type";

    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The type words, in the order in which the transforms are declared.</summary>
    public static IReadOnlyList<string> Types { get; } =
        [.. typeof(Transform).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => (string)known.TypeDiscriminator!)];

    /// <summary>The two texts of a transform.</summary>
    public static TransformForm Of(Transform transform)
    {
        var members = JsonSerializer.SerializeToNode(transform, CanonicalJson.Options)!.AsObject();
        var type = (string)members[TypeMember]!;
        members.Remove(TypeMember);
        return new TransformForm(type, members.Count == 0 ? "" : members.ToJsonString(CanonicalJson.Options));
    }

    /// <summary>The transform that the two texts say.</summary>
    /// <returns>The transform, or what is wrong with the type, or with the settings, in words.</returns>
    public (Transform? Transform, string? TypeFault, string? SettingsFault) Read()
    {
        if (!Types.Contains(Type, StringComparer.Ordinal))
        {
            return (null, $"{NearestNames.Quote(Type)} is no transform{NearestNames.Of(Type, Types)}. There are: {string.Join(", ", Types)}.", null);
        }

        try
        {
            var json = new JsonObject { [TypeMember] = Type };
            foreach (var (name, value) in Members())
            {
                json.Add(name, value?.DeepClone());
            }

            return (json.Deserialize<Transform>(Strict), null, null);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return (null, null, $"the settings of '{Type}' cannot be read: {error.Message}");
        }
    }

    private JsonObject Members() => string.IsNullOrWhiteSpace(Settings)
        ? []
        : JsonNode.Parse(Settings, null, Reading) as JsonObject ?? throw new JsonException("they must be a JSON object, or empty.");
}
