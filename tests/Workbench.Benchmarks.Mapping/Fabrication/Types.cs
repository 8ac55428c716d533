using Workbench.Core.Schema;

namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>The type under which an API would declare a content, and whether it lists its options.</summary>
internal static class Types
{
    public static (FieldType Type, bool HasOptions) Of(string content) => content switch
    {
        "email" or "sender" => (FieldType.Email, false),
        "phone" or "mobile" or "fax" => (FieldType.Phone, false),
        "website" => (FieldType.Url, false),
        "created" or "updated" or "closed" or "resolved" or "due" => (FieldType.Instant, false),
        "html" => (FieldType.Html, false),
        "note" or "resolution" => (FieldType.LongText, false),
        "rating" or "minutes" or "employees" or "revenue" => (FieldType.Number, false),
        "status" or "priority" or "category" or "type" or "channel" or "plan" or "role" or "salutation" or "industry" => (FieldType.Choice, true),
        _ when content.StartsWith("boolean", StringComparison.Ordinal) => (FieldType.Boolean, false),
        "agent" => (FieldType.Agent, false),
        _ => (FieldType.Text, false),
    };
}
