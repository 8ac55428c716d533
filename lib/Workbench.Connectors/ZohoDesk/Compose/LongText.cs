using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>The description of a ticket or task: HTML of at most 65,535 characters (OpenAPI 1.0); a longer one becomes private comments.</summary>
internal static class LongText
{
    private const int MaxHtml = 65_535;

    public static void Put(Draft draft, FieldWriting writing, PlannedValue value, string twin)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var text = PlainText.Clean(ReadableText.Of(value)).Trim();
        var html = PlainText.ToHtml(text);
        if (html.Length > MaxHtml)
        {
            draft.Note(value.Plan.Source, ReasonCode.NoSuchField, "too long for a description: it stands whole in private comments");
            writing.Native["description"] = PlainText.ToHtml("(The description stands in the first comments.)");
            writing.Note.Put(value, text);
            return;
        }

        writing.Native["description"] = html;
        draft.Becomes(value, twin, "description", text, "copy", PromiseCheck.Equals, FieldType.LongText);
    }
}
