using System.Text.Json;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>Reads what a create made from its answer; each operation answers in its own way.</summary>
internal static class TwinReader
{
    /// <summary>The twin; null where the answer does not show it.</summary>
    public static TwinRef? Of(Write write, WriteBody body, JsonElement answer)
    {
        var id = write.Operation switch
        {
            // "id" is that of a message (OpenAPI 2.16, POST /conversations).
            "conversation.create" => answer.Text("conversation_id"),

            // The answer is the whole conversation: the new part is found in it.
            "conversation.reply" => PartMatch.Find(answer.At("conversation_parts", "conversation_parts"), body)?.Text("id"),
            "article.translate" => $"{answer.Text("id")}:{body.Find?["locale"]}",
            _ => answer.Text("id"),
        };
        return id is null ? null : new TwinRef(write.Creates!, id, body.PrintedContainer);
    }
}
