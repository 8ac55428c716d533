namespace Workbench.Emulators.Infoset;

/// <summary>The vendor's fixed numbers for words of the sample.</summary>
internal static class InfosetCodes
{
    public const int Resolved = 3;
    public const int Closed = 4;

    /// <summary>A number that no client has ever seen explained.</summary>
    public const int UnknownStatus = 9;

    /// <summary>1 Open, 2 Pending, 3 Resolved, 4 Closed; a word of the account's own is open.</summary>
    public static int Status(string word) => word.ToLowerInvariant() switch
    {
        "pending" => 2,
        "resolved" or "solved" => Resolved,
        "closed" => Closed,
        _ => 1,
    };

    /// <summary>1 Low, 2 Normal, 3 High, 4 Urgent; 0 where nobody chose one of them.</summary>
    public static int Priority(string word) => word.ToLowerInvariant() switch
    {
        "low" => 1,
        "normal" or "medium" => 2,
        "high" => 3,
        "urgent" => 4,
        _ => 0,
    };

    /// <summary>1 open, 3 won, 4 lost.</summary>
    public static int Deal(string stage) => stage.ToLowerInvariant() switch { "won" => 3, "lost" => 4, _ => 1 };
}
