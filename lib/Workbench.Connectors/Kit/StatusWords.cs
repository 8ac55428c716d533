namespace Workbench.Connectors.Kit;

/// <summary>What the word of a status speaks of, whatever the vendor.</summary>
internal static class StatusWords
{
    /// <summary>The category of a status after which nothing more is expected.</summary>
    public const string Resolved = "resolved";

    // First match wins: "waiting for approval, in progress" waits.
    private static readonly (string Word, string Category)[] Words =
    [
        ("unresolved", "in_progress"), ("not started", "submitted"), ("reopen", "in_progress"), ("re-open", "in_progress"),
        ("wait", "waiting_on_customer"), ("hold", "waiting_on_customer"), ("awaiting", "waiting_on_customer"), ("customer", "waiting_on_customer"),
        ("closed", Resolved), ("resolved", Resolved), ("done", Resolved), ("solved", Resolved), ("complete", Resolved),
        ("cancel", Resolved), ("finished", Resolved), ("rejected", Resolved),
        ("progress", "in_progress"), ("pending", "in_progress"), ("working", "in_progress"), ("started", "in_progress"), ("assigned", "in_progress"),
        ("escalat", "in_progress"),
    ];

    /// <summary>The category that a status word speaks of; what says nothing is <c>submitted</c>.</summary>
    public static string Category(string status)
    {
        foreach (var (word, category) in Words)
        {
            if (status.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return category;
            }
        }

        return "submitted";
    }
}
