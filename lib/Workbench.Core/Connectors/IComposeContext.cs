using System.Text.Json;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Core.Connectors;

/// <summary>What a composer may look up while it shapes a record. All of it comes from the ledger; nothing here makes a call.</summary>
public interface IComposeContext
{
    Plan Plan { get; }

    SchemaSnapshot Source { get; }

    /// <summary>The destination after provisioning: the ids of created fields and options are in it.</summary>
    SchemaSnapshot Destination { get; }

    /// <summary>
    /// True where the plan carries the record, and the source has it or has had it until its twin stood: what is gone by now keeps its twin, and
    /// what hung on it stays as it is.
    /// </summary>
    bool Carries(RecordKey key);

    /// <summary>The record in canonical form, or null where the source has none.</summary>
    CanonicalRecord? Find(RecordKey key);

    /// <summary>The record with the plan applied, or null where the source has none or the plan does not name its object.</summary>
    PlannedRecord? Planned(RecordKey key);

    /// <summary>Links that point at the record.</summary>
    IReadOnlyList<RecordLink> LinksTo(RecordKey key);

    /// <summary>Links of the record, both stated in its body and found by other calls.</summary>
    IReadOnlyList<RecordLink> LinksFrom(RecordKey key);

    /// <summary>
    /// The record under which a message is shown: the first existing parent in the order ticket, task, contact, organization;
    /// null where it has none.
    /// </summary>
    RecordKey? Home(RecordKey message);

    /// <summary>The messages at home under a record, oldest first; equal times in the order of their keys.</summary>
    IReadOnlyList<ThreadMessage> Thread(RecordKey home);

    /// <summary>
    /// The contact that keeps an e-mail address which several have: the first of them in the order of keys, compared without case. The
    /// contact itself where nobody shares its address, or it has none.
    /// </summary>
    RecordKey EmailOwner(RecordKey contact) => contact;

    /// <summary>
    /// Body of a write of the record that was sent, and neither refused nor taken back; null where it is still free. For what the destination
    /// takes once and never changes.
    /// </summary>
    JsonElement? Sent(RecordKey key, string write) => null;

    /// <summary>Files that hang on a record, in the order of their keys.</summary>
    IReadOnlyList<AttachedFile> Files(RecordKey parent);
}

/// <summary>A message in its thread.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Form">The source's word for what it is (call, email, note, text message), lower case; "" where unknown.</param>
public sealed record ThreadMessage(RecordKey Key, DateTimeOffset At, string Form);

/// <summary>A file that was downloaded, or why it was not.</summary>
/// <param name="Sha256">Content address in the file store; null where the download failed.</param>
/// <param name="Failure">Reason code; null on success.</param>
public sealed record AttachedFile(RecordKey Key, string FileName, string ContentType, long Bytes, string? Sha256, string? Failure)
{
    /// <summary>
    /// True where the record it hangs on was loaded without it: a write of its own, named <see cref="Writing.Write.NameOfFile"/>, must carry it.
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>
    /// The other record with whose twin the file arrived, and on which it stays: no call moves a file, and sending it again would double it.
    /// Null where it goes with the record it hangs on.
    /// </summary>
    public RecordKey? StaysWith { get; init; }
}
