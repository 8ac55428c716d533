namespace Workbench.Emulators.Infoset;

/// <summary>What Infoset has and a sample has not, made by rules that an outside checker can follow.</summary>
public static class InfosetInventions
{
    public const string SlaName = "Standard";

    /// <summary>Tags in the order of their ids, from 1.</summary>
    public static IReadOnlyList<string> Tags { get; } = ["VIP", "Newsletter"];

    /// <summary>Every fifth contact is a VIP, every seventh reads the newsletter.</summary>
    public static IReadOnlyList<string> TagsOf(long contactId) =>
        [.. contactId % 5 == 0 ? Tags.Take(1) : [], .. contactId % 7 == 0 ? Tags.Skip(1) : []];

    /// <summary>Every eighth ticket broke the service level.</summary>
    public static bool HasBreach(long ticketId) => ticketId % 8 == 1;

    /// <summary>Every tenth organization of the sample, in its order from 0, belongs to the one before it.</summary>
    public static bool IsSubsidiary(int index) => index % 10 == 9;
}
