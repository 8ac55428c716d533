using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>Whether an article is for teammates only. No role says so: a boolean field called internal does, or a field called visibility.</summary>
internal static class ArticleVisibility
{
    public static bool IsStatedBy(FieldSchema field) =>
        (field.Type == FieldType.Boolean && Speaks(field, "internal")) || field.Name.Equals("visibility", StringComparison.OrdinalIgnoreCase);

    public static bool IsInternal(CanonicalRecord record) => record.Fields.Any(field => IsStatedBy(field.Schema) && field.Value switch
    {
        FieldValue.Boolean boolean => boolean.Value,
        var words => words.Print().Equals("internal", StringComparison.OrdinalIgnoreCase),
    });

    private static bool Speaks(FieldSchema field, string word) =>
        field.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || field.Label.Contains(word, StringComparison.OrdinalIgnoreCase);
}
