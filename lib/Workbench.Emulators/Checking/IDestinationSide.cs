using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>A destination's account behind its API: the emulator's documents, read once. Knows the vendor's sheet, nothing of the connector.</summary>
internal interface IDestinationSide
{
    /// <summary>False where organizations are flattened onto their contacts.</summary>
    bool HasOrganizations { get; }

    /// <summary>True where a closed or solved state exists that tickets of that state must have.</summary>
    bool ShowsClosing { get; }

    /// <summary>False where a ticket keeps the contact it was created for.</summary>
    bool MovesTickets { get; }

    /// <summary>True for the contact that stands in for requesters whom nobody knows.</summary>
    bool IsPlaceholder(string contactId) => false;

    /// <summary>False for a known agent to whom nothing can be assigned.</summary>
    bool MayAssign(string email);

    /// <summary>False for a file that the destination has no place for; it then travels in the transfer package.</summary>
    bool MayHold(SampleAttachment attachment);

    /// <summary>Records that carry the source key, without their continuations.</summary>
    IReadOnlyList<FoundRecord> Find(Kind kind, string key);

    /// <summary>The help centre, every language of an article by itself; null where articles become an inventory.</summary>
    IReadOnlyList<FoundArticle>? Articles { get; }

    /// <summary>Every record of the account that a person would see, as collection/id with its document as text without times of change.</summary>
    IReadOnlyDictionary<string, string> Documents { get; }

    /// <summary>Contacts, organizations, tickets and tasks with the source key they carry ; continuations and file carriers are left out.</summary>
    IEnumerable<(string Place, string? Key)> Records { get; }

    /// <summary>Messages that the vendor would have sent to people.</summary>
    long OutboxCount { get; }
}
