using System.Text.Json.Serialization;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Names of the transforms, as plans write them.</summary>
public static class TransformNames
{
    private static readonly Dictionary<Type, string> Names = typeof(Transform)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(type => type.DerivedType, type => (string)type.TypeDiscriminator!);

    /// <summary>For example <c>map-values</c>.</summary>
    public static string Of(Transform transform) => Names[transform.GetType()];

    /// <summary>All names, in the order of their declaration.</summary>
    public static IReadOnlyCollection<string> All => Names.Values;
}
