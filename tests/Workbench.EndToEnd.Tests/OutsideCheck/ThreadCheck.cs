using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Every message stands once where it belongs, with its words, its time, its side and its place in the order.</summary>
internal sealed class ThreadCheck(SourceTruth truth, Workspace workspace, TwinIndex twins, CheckReport report)
{
    private readonly AuthorCheck authors = new(truth, twins, report);

    public void Run()
    {
        foreach (var home in truth.Messages.Values.GroupBy(truth.HomeOf))
        {
            if (home.Key is { } key)
            {
                Compare(key, [.. home.OrderBy(message => message.CreatedAt)]);
                continue;
            }

            foreach (var message in home)
            {
                report.Allow(truth.Deleted.Contains(message.Id) ? AllowedLoss.Deleted : AllowedLoss.NoParent);
            }
        }
    }

    private void Compare(string home, IReadOnlyList<SampleMessage> messages)
    {
        var free = Slots(home).ToList();
        var placed = new List<(SampleMessage Message, Slot Slot)>();

        // Exact places first: a message that had to move must not take the place of one that did not.
        var waiting = messages.Where(message => !Place(message, free, placed, slot => !slot.IsNote && Times(message).Contains(slot.Second))).ToList();
        waiting = [.. waiting.Where(message => !Place(message, free, placed, slot => IsNamed(message, slot) && (slot.IsNote || IsMoved(message, slot, messages))))];
        foreach (var message in waiting)
        {
            var key = SourceKeys.Message(message.Id);
            var elsewhere = free.FirstOrDefault(slot => Holds(message, slot));
            report.Fail(
                elsewhere is null ? "message-missing" : "message-time", key,
                elsewhere is null ? $"not under {home}: '{Short(message)}'" : $"wanted {message.CreatedAt.ToUnixTimeSeconds()}, found {elsewhere.Second} under {home}");
        }

        Order(home, placed);
    }

    private bool Place(SampleMessage message, List<Slot> free, List<(SampleMessage, Slot)> placed, Func<Slot, bool> fits)
    {
        if (free.FirstOrDefault(slot => fits(slot) && Holds(message, slot)) is not { } found)
        {
            return false;
        }

        free.Remove(found);
        placed.Add((message, found));
        report.Count("message");
        report.Require(report.Claim(found.Collection, found.Document), "message-shared", SourceKeys.Message(message.Id), "its text was taken by another message");
        if (found.IsNote)
        {
            report.Allow(AllowedLoss.NoteTime);
        }
        else if (!Times(message).Contains(found.Second))
        {
            report.Allow(AllowedLoss.SecondsMoved);
        }
        else if (Times(message).Count > 1)
        {
            report.Allow(AllowedLoss.ZoneLess);
        }

        authors.Compare(message, found);
        return true;
    }

    private void Order(string home, List<(SampleMessage Message, Slot Slot)> placed)
    {
        var inTime = placed.Where(pair => !pair.Slot.IsNote && Times(pair.Message).Count == 1).OrderBy(pair => pair.Message.CreatedAt).ThenBy(pair => pair.Slot.Second).ToList();
        foreach (var (before, after) in inTime.Zip(inTime.Skip(1)).Where(pair => pair.First.Message.CreatedAt < pair.Second.Message.CreatedAt))
        {
            report.Require(
                before.Slot.Second < after.Slot.Second && before.Slot.Number < after.Slot.Number,
                "order", home, $"{SourceKeys.Message(before.Message.Id)} does not stand before {SourceKeys.Message(after.Message.Id)}");
        }
    }

    private IEnumerable<Slot> Slots(string home)
    {
        var threads = home.StartsWith("ivinex/ticket/", StringComparison.Ordinal)
            ? twins.Chapters(home).Select(ticket => $"ticket/{Workspace.IdOf(ticket)}")
            : workspace.Conversations.Where(found => IsHistoryOf(home, found)).Select(found => $"conversation/{Workspace.IdOf(found)}");
        var parts = threads.SelectMany(workspace.PartsOf).Where(part => part["body"] is not null).Select(part => new Slot("parts", part));
        var owners = new[] { $"contact/{twins.ContactId(home)}", $"company/{twins.CompanyId(home)}" };
        var notes = workspace.Notes
            .Where(note => owners.Contains(Workspace.Text(note, "owner")) && !report.IsClaimed("notes", note))
            .Select(note => new Slot("notes", note));
        return parts.Concat(notes);
    }

    /// <summary>Conversations of the contact that were not there before: only those carry a tag.</summary>
    private bool IsHistoryOf(string home, JsonObject conversation)
    {
        var isHistory = conversation["tags"]!.AsArray().Count > 0
            && twins.ContactId(home) is { } id && Workspace.Texts(conversation, "contact_ids").Contains(id);
        if (isHistory)
        {
            report.Claim("conversations", conversation);
        }

        return isHistory;
    }

    private static bool Holds(SampleMessage message, Slot slot) => message.BodyType == SampleBodyType.Html
        ? Words.InOrder(Words.OfHtml(message.Body), slot.Text)
        : slot.Text.Contains(Words.OfText(message.Body), StringComparison.Ordinal);

    private static bool IsNamed(SampleMessage message, Slot slot) => Times(message).Any(second => SourceTimes.IsNamedIn(slot.Text, second));

    /// <summary>Only as many seconds as messages crowd in front of it, and only forward.</summary>
    private static bool IsMoved(SampleMessage message, Slot slot, IReadOnlyList<SampleMessage> thread) => Times(message).Any(second =>
    {
        var shift = slot.Second - second;
        return shift > 0 && shift <= thread.Count(other => other != message && Times(other).Any(near => near <= slot.Second && near >= slot.Second - thread.Count));
    });

    private static IReadOnlyList<long> Times(SampleMessage message) => SourceTimes.Of(message.CreatedAt, message.WallClock);

    private static string Short(SampleMessage message) => message.Body.Length <= 60 ? message.Body : message.Body[..60];
}
