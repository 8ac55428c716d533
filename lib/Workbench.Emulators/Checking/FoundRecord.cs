using System.Text.Json.Nodes;

namespace Workbench.Emulators.Checking;

/// <summary>A record of the destination as it lies behind the API, in words that all destinations share.</summary>
/// <param name="Collection">Collection of the emulator's store.</param>
internal sealed record FoundRecord(string Collection, string Id, JsonObject Document)
{
    /// <summary>Everything a person could read on it, as plain words: fields, notes, and the texts of its thread.</summary>
    public required string Text { get; init; }

    /// <summary>Values by the label that people see, where the destination has labelled fields.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public string Title { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>Null where the destination sets the time itself and the record only names it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>Id of the requesting contact; null where none is shown.</summary>
    public string? RequesterId { get; init; }

    /// <summary>Ids of the organizations it belongs to.</summary>
    public IReadOnlyList<string> OrganizationIds { get; init; } = [];

    public string? AssigneeEmail { get; init; }

    /// <summary>The texts of its thread, oldest first as the destination shows them.</summary>
    public IReadOnlyList<FoundEntry> Entries { get; init; } = [];

    /// <summary>SHA-256 (hex) and name of every file on it or in its thread.</summary>
    public IReadOnlyList<FoundFile> Files { get; init; } = [];

    public string Place => $"{Collection}/{Id}";
}

/// <summary>One text of a thread.</summary>
/// <param name="At">The time the destination shows; null where it sets its own, and the text must name the original.</param>
/// <param name="CustomerId">The contact who is shown as its author; null where an agent is.</param>
/// <param name="AgentEmail">The agent who is shown as its author.</param>
/// <param name="IsInternal">True where customers cannot see it.</param>
internal sealed record FoundEntry(
    string Id, string Text, DateTimeOffset? At, string? CustomerId, string? AgentEmail, bool IsInternal, IReadOnlyList<string> Places);

/// <summary>One language of an article.</summary>
/// <param name="Images">SHA-256 (hex) of the images it shows.</param>
internal sealed record FoundArticle(string Title, string Language, string Text, bool IsPublished, bool IsInternal, IReadOnlyList<string> Images);

internal sealed record FoundFile(string Name, string Sha256);
