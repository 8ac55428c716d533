namespace Workbench.Connectors.Intercom.Compose;

/// <summary>The state that a conversation reads after a change of it (OpenAPI 2.16, POST /conversations/{id}/parts).</summary>
internal static class ConversationStates
{
    public static string After(string message) => message switch
    {
        "close" => "closed",
        "snoozed" => "snoozed",
        _ => "open",
    };
}
