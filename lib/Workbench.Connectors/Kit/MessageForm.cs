namespace Workbench.Connectors.Kit;

/// <summary>What a message is, told from the word that its source has for it (<see cref="Core.Schema.FieldRole.ActivityType"/>).</summary>
internal static class MessageForm
{
    public static bool IsNote(string form) => form.Contains("note", StringComparison.OrdinalIgnoreCase);

    public static bool IsCall(string form) => form.Contains("call", StringComparison.OrdinalIgnoreCase);

    public static bool IsMail(string form) => form.Contains("mail", StringComparison.OrdinalIgnoreCase);
}
