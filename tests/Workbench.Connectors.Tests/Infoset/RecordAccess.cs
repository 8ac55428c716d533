using Workbench.Core.Records;

namespace Workbench.Connectors.Tests.Infoset;

internal static class RecordAccess
{
    /// <summary>The value of a field by its machine name.</summary>
    public static FieldValue Value(this CanonicalRecord record, string name) => record.Fields.Single(field => field.Schema.Name == name).Value;
}
