using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Promises of fields that a relation carries.</summary>
internal static class Relation
{
    /// <param name="twin">Type of the twin that shows the relation.</param>
    /// <param name="field">Where it shows it.</param>
    /// <param name="found">The related record; null where there is none to relate to.</param>
    public static void Put(Draft draft, FieldWriting writing, PlannedValue value, string twin, string field, RecordKey? found)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var named = value.Source is FieldValue.References references ? references.Keys : [];
        if (named is [var only] && found == only)
        {
            draft.Becomes(value, twin, field, only.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
        }
        else
        {
            // Several records, one that is not carried, or plain text: what the source says stays readable.
            var words = PlainText.Cut(value.Source.Print(), 200);
            draft.Note(value.Plan.Source, ReasonCode.DanglingLink, $"{words} cannot be related whole: it stands in a private comment");
            writing.Note.Put(value, value.Source.Print());
        }
    }
}
