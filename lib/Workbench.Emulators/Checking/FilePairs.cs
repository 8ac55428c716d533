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

            if (Homes(attachment, Former(attachment)) is not { Count: > 0 } homes)
            {
                report.Allow("no-parent");
                continue;
            }

            var hash = Hash(attachment.Id);
            Once(attachment, homes, hash);
            report.Require(
                homes.Any(home => home.Files.Any(file => file.Sha256 == hash)) || truth.Deleted.Contains(attachment.ParentId),
                "file-missing", source.Key(Kind.Attachment, attachment.Id), $"not on {string.Join(", ", homes.Select(home => home.Place))} with the same bytes");
            report.Count("attachment");
        }
    }

    /// <summary>A file of a merged contact stays where it was loaded, or goes to the one who took over: one of them, once.</summary>
    private void Once(SampleAttachment attachment, IReadOnlyList<FoundRecord> homes, string hash)
    {
        if (Former(attachment) is null)
        {
            return;
        }

        var found = homes.SelectMany(home => home.Files).Count(file => file.Sha256 == hash);
        report.Require(
            found <= 1, "file-doubled", source.Key(Kind.Attachment, attachment.Id), $"stands {found} times on {string.Join(" and ", homes.Select(home => home.Place))}");
    }

    private string? Former(SampleAttachment attachment) => attachment.ParentKind == SampleParentKind.Contact ? truth.FormerOwner(attachment.Id) : null;

    private IReadOnlyList<FoundRecord>? Homes(SampleAttachment attachment, string? former) => attachment.ParentKind switch
    {
        SampleParentKind.Ticket => Find(Kind.Ticket, attachment.ParentId),
        SampleParentKind.Contact => former is null
            ? Find(Kind.Contact, attachment.ParentId)
            : [.. Find(Kind.Contact, attachment.ParentId), .. Find(Kind.Contact, former)],
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
