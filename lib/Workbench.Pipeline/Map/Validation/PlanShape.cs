using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Holds a plan's text against the types that it is read into: members, kinds of values, and the settings of each transform.</summary>
internal sealed class PlanShape(PlanText text, List<PlanProblem> problems)
{
    public void Check(PlanNode root) => Check(root, typeof(Plan), PlanPath.Root, isNullable: false, unit: "");

    private void Check(PlanNode node, Type type, PlanPath path, bool isNullable, string unit)
    {
        if (node.Kind == JsonValueKind.Null && isNullable)
        {
            return;
        }

        var info = PlanFormat.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when node.Kind == JsonValueKind.Object && info.PolymorphismOptions is { } choice:
                Derived(node, info, choice, path);
                break;
            case JsonTypeInfoKind.Object when node.Kind == JsonValueKind.Object:
                Members(node, info, path, discriminator: path == PlanPath.Root ? PlanFormat.SchemaMember : null);
                break;
            case JsonTypeInfoKind.Dictionary when node.Kind == JsonValueKind.Object:
                Repeated(node, path);
                node.Members.ForEach(member => Check(member.Value, info.ElementType!, path.At(member.Name), isNullable: false, unit: ""));
                break;
            case JsonTypeInfoKind.Enumerable when node.Kind == JsonValueKind.Array:
                for (var index = 0; index < node.Elements.Count; index++)
                {
                    Check(node.Elements[index], info.ElementType!, path.At(index), isNullable: false, unit: "");
                }

                break;
            case var kind when !IsValue(node, info.Type, kind):
                Problem(node.Start, path, node.Print(), Expected(kind, info.Type, unit));
                break;
        }
    }

    private void Derived(PlanNode node, JsonTypeInfo info, JsonPolymorphismOptions choice, PlanPath path)
    {
        var name = choice.TypeDiscriminatorPropertyName;
        if (node.Member(name) is not { } given)
        {
            Problem(node.Start, path, $"without \"{name}\"", $"one of {Words(choice)} as \"{name}\"");
            return;
        }

        var found = choice.DerivedTypes.FirstOrDefault(type => given.Kind == JsonValueKind.String && (string)type.TypeDiscriminator! == given.Text);
        if (found.DerivedType is null)
        {
            Problem(given.Start, path.At(name), given.Print(), $"one of {Words(choice)}");
            return;
        }

        var before = problems.Count;
        Members(node, PlanFormat.Options.GetTypeInfo(found.DerivedType), path, name);
        if (problems.Count == before && JsonSerializer.Deserialize(text.Bytes(node), info) is Transform transform)
        {
            foreach (var (member, expected) in TransformRules.Faults(transform))
            {
                var place = path.At(member);
                var at = place.In(text.Root!);
                Problem(at.Start, place, at == node ? "missing" : at.Print(), expected);
            }
        }
    }

    private void Members(PlanNode node, JsonTypeInfo info, PlanPath path, string? discriminator)
    {
        Repeated(node, path);
        foreach (var member in node.Members.Where(member => member.Name != discriminator))
        {
            if (info.Properties.FirstOrDefault(property => property.Name == member.Name) is { } property)
            {
                Check(member.Value, property.PropertyType, path.At(member.Name), property.IsSetNullable, Unit(property.Name));
            }
            else
            {
                Problem(member.Start, path.At(member.Name), "unknown", $"one of {string.Join(", ", info.Properties.Select(Described))}");
            }
        }

        foreach (var missing in info.Properties.Where(property => property.IsRequired && node.Member(property.Name) is null))
        {
            var type = Nullable.GetUnderlyingType(missing.PropertyType) ?? missing.PropertyType;
            Problem(
                node.Start, path.At(missing.Name), "missing", Expected(PlanFormat.Options.GetTypeInfo(type).Kind, type, Unit(missing.Name)));
        }
    }

    private void Repeated(PlanNode node, PlanPath path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members.Where(member => !seen.Add(member.Name)))
        {
            Problem(member.Start, path.At(member.Name), "written twice", "every name once");
        }
    }

    private static bool IsValue(PlanNode node, Type type, JsonTypeInfoKind kind) => kind == JsonTypeInfoKind.None && (type, node.Kind) switch
    {
        (_, JsonValueKind.String) when type == typeof(string) => true,
        (_, JsonValueKind.String) when type.IsEnum => Words(type).Contains(node.Text),
        (_, JsonValueKind.Number) when type == typeof(int) => int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        (_, JsonValueKind.Number) when type == typeof(double) =>
            double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1,
        (_, JsonValueKind.True or JsonValueKind.False) => type == typeof(bool),
        _ => false,
    };

    private static string Expected(JsonTypeInfoKind kind, Type type, string unit) => kind switch
    {
        JsonTypeInfoKind.Object => "an object { }",
        JsonTypeInfoKind.Dictionary => "an object { \"from\": \"to\" }",
        JsonTypeInfoKind.Enumerable => "a list [ ]",
        _ when type == typeof(int) => $"a whole number{unit}, without quotes",
        _ when type == typeof(double) => "a number from 0 to 1, without quotes",
        _ when type == typeof(bool) => "true or false, without quotes",
        _ when type.IsEnum => $"one of {string.Join(", ", Words(type).Select(word => $"\"{word}\""))}",
        _ => "a text in quotes",
    };

    private static string Words(JsonPolymorphismOptions choice) => string.Join(", ", choice.DerivedTypes.Select(type => $"\"{type.TypeDiscriminator}\""));

    private static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    /// <summary>The unit that a quantity carries in its name: <c>maxCharacters</c> counts characters.</summary>
    private static string Unit(string name) =>
        name.StartsWith("max", StringComparison.Ordinal) && name.Length > 3 ? $" of {name[3..].ToLowerInvariant()}" : "";

    private static string Described(JsonPropertyInfo property) => Unit(property.Name) is { Length: > 0 } unit
        ? $"\"{property.Name}\" (a whole number{unit})"
        : $"\"{property.Name}\"";

    private void Problem(int start, PlanPath path, string value, string expected) => problems.Add(text.At(start, path, value, expected));
}
