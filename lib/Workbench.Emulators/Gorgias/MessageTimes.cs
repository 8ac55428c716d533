using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>A ticket's times of its last messages follow the messages, unless the client wrote them.</summary>
internal static class MessageTimes
{
    public static void Follow(JsonObject ticket, JsonObject message, JsonObject form)
    {
        Follow(ticket, message, form, "last_message_datetime");
        if (message.Flag("from_agent") == false)
        {
            Follow(ticket, message, form, "last_received_message_datetime");
        }
    }

    private static void Follow(JsonObject ticket, JsonObject message, JsonObject form, string name)
    {
        if (!form.ContainsKey(name) && string.CompareOrdinal(message.Text("created_datetime"), ticket.Text(name)) > 0)
        {
            ticket[name] = message.Copy("created_datetime");
        }
    }
}
