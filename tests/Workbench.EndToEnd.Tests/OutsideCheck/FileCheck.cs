using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Every file that the source gives out stands byte for byte in the thread of its record, under its name, once.</summary>
internal sealed class FileCheck(SourceTruth truth, Workspace workspace, TwinIndex twins, CheckReport report)
{
    private const long MostBytes = 20 * 1024 * 1024;

    public void Run()
    {
        foreach (var group in truth.Attachments.Where(IsWanted).GroupBy(HomeOf))
        {
            if (group.Key is not { } home)
            {
                foreach (var _ in group)
                {
                    report.Allow(AllowedLoss.NoParent);
                }

                continue;
            }

            var stored = Threads(home).SelectMany(workspace.PartsOf).SelectMany(part => part["attachments"]!.AsArray().Select(file => (Part: part, File: file!))).ToList();
            foreach (var attachment in group)
            {
                Compare(home, attachment, stored);
            }

            foreach (var (part, file) in stored)
            {
                report.Fail("file-unexpected", home, $"'{file["name"]}' in part {Workspace.IdOf(part)} is no file of it");
            }
        }
    }

    private void Compare(string home, SampleAttachment attachment, List<(JsonObject Part, JsonNode File)> stored)
    {
        var key = SourceKeys.Attachment(attachment.Id);
        var hash = Hash(attachment.Id);
        var match = stored.FindIndex(found => workspace.HashOf(found.File) == hash);
        if (match < 0 && truth.Deleted.Contains(attachment.ParentId))
        {
            report.Allow(AllowedLoss.Deleted);
            return;
        }

        if (match < 0)
        {
            report.Fail("file-missing", key, $"'{Plain(attachment.FileName)}' is not under {home} with the same bytes");
            return;
        }

        var (part, file) = stored[match];
        stored.RemoveAt(match);
        report.Count("attachment");
        report.Claim("parts", part);
        var name = Workspace.Text(file, "name")!;
        if (name != attachment.FileName)
        {
            report.Allow(AllowedLoss.FileName);
            report.Require(Plain(name) == Plain(attachment.FileName) || Plain(attachment.FileName).EndsWith(Plain(name), StringComparison.Ordinal),
                "file-name", key, $"wanted '{attachment.FileName}', found '{name}'");
        }
    }

    private bool IsWanted(SampleAttachment attachment)
    {
        var loss = attachment switch
        {
            { Download: not SampleDownload.Works } => AllowedLoss.Undownloadable,
            { SizeBytes: 0 } => AllowedLoss.EmptyFile,
            { SizeBytes: > MostBytes } => AllowedLoss.Oversized,
            _ => null,
        };
        if (loss is not null)
        {
            report.Allow(loss);
        }

        return loss is null;
    }

    private string? HomeOf(SampleAttachment attachment) => attachment.ParentKind switch
    {
        SampleParentKind.Ticket => SourceKeys.Ticket(attachment.ParentId),
        SampleParentKind.Contact => SourceKeys.Contact(HolderOf(attachment)),
        SampleParentKind.Organization => SourceKeys.Organization(attachment.ParentId),
        SampleParentKind.Task => truth.Tasks.TryGetValue(attachment.ParentId, out var task) && (task.TicketId ?? task.ContactId ?? task.OrganizationId) is not null
            ? SourceKeys.Task(attachment.ParentId) : null,
        _ => truth.Messages.TryGetValue(attachment.ParentId, out var message) ? truth.HomeOf(message) : null,
    };

    /// <summary>No call moves a file: it stays with the contact under whom it was loaded, also where that one was merged into another later.</summary>
    private string HolderOf(SampleAttachment attachment)
    {
        if (truth.FormerOwner(attachment.Id) is not { } former || twins.ContactId(SourceKeys.Contact(former)) is null)
        {
            return attachment.ParentId;
        }

        report.Allow(AllowedLoss.FileStays);
        return former;
    }

    private IEnumerable<string> Threads(string home)
    {
        foreach (var carrier in twins.Tickets($"{home}#files"))
        {
            report.Claim("tickets", carrier);
        }

        var tickets = twins.Chapters(home).Concat(twins.Tickets($"{home}#files")).Select(ticket => $"ticket/{Workspace.IdOf(ticket)}");
        var contact = twins.ContactId(home);
        var conversations = workspace.Conversations
            .Where(found => contact is not null && Workspace.Texts(found, "contact_ids").Contains(contact))
            .Select(found => $"conversation/{Workspace.IdOf(found)}");
        return tickets.Concat(conversations);
    }

    private string Hash(string id)
    {
        using var bytes = truth.Account.OpenAttachment(id);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
