using System.Security.Cryptography;
using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every file that the source gives out stands byte for byte on its ticket or contact.</summary>
internal sealed class FilePairs(SourceTruth truth, ISourceSide source, IDestinationSide destination, PairReport report)
{
    public void Run()
    {
        foreach (var attachment in truth.Attachments.Where(source.Gives))
        {
            if (attachment is { Download: not SampleDownload.Works } or { SizeBytes: 0 or > 20 * 1024 * 1024 })
            {
                report.Allow("file-not-given");
                continue;
            }

            if (!destination.MayHold(attachment))
            {
                report.Allow("transfer-package");
                continue;
            }

            if (Homes(attachment) is not { Count: > 0 } homes)
            {
                report.Allow("no-parent");
                continue;
            }

            var hash = Hash(attachment.Id);
            report.Require(
                homes.Any(home => home.Files.Any(file => file.Sha256 == hash)) || truth.Deleted.Contains(attachment.ParentId),
                "file-missing", source.Key(Kind.Attachment, attachment.Id), $"not on {string.Join(", ", homes.Select(home => home.Place))} with the same bytes");
            report.Count("attachment");
        }
    }

    private IReadOnlyList<FoundRecord>? Homes(SampleAttachment attachment) => attachment.ParentKind switch
    {
        SampleParentKind.Ticket => Find(Kind.Ticket, attachment.ParentId),
        SampleParentKind.Contact => Find(Kind.Contact, attachment.ParentId),
        SampleParentKind.Organization => destination.HasOrganizations ? Find(Kind.Organization, attachment.ParentId) : [],
        SampleParentKind.Message when truth.Messages.TryGetValue(attachment.ParentId, out var message) && source.Gives(message) =>
            message.TicketId is { } ticket ? Find(Kind.Ticket, ticket) : message.ContactId is { } contact ? Find(Kind.Contact, contact) : [],
        _ => [],
    };

    private IReadOnlyList<FoundRecord> Find(Kind kind, string sampleId) => destination.Find(kind, source.Key(kind, sampleId));

    private string Hash(string id)
    {
        using var bytes = truth.Account.OpenAttachment(id);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
