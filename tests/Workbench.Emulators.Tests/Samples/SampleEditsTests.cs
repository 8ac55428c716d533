using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Samples;

public sealed class SampleEditsTests
{
    [Fact]
    public void Edits_BuiltIn_HoldEveryKindOfChange()
    {
        var sample = new BuiltInSample();
        var contacts = sample.Contacts().Select(c => c.Id).ToHashSet();
        var tickets = sample.Tickets().ToDictionary(t => t.Id);
        var edits = sample.Edits();

        Assert.Contains(edits, e => e is ContactSaved saved && !contacts.Contains(saved.Contact.Id));
        Assert.Contains(edits, e => e is ContactSaved saved && contacts.Contains(saved.Contact.Id));
        Assert.Contains(edits, e => e is TicketSaved saved && !tickets.ContainsKey(saved.Ticket.Id));
        Assert.Contains(edits,
            e => e is TicketSaved saved && tickets.TryGetValue(saved.Ticket.Id, out var old) && old.Status != saved.Ticket.Status);
        Assert.Contains(edits, e => e is TicketSaved saved && saved.Ticket.Custom.Values.Contains("changed after the first run"));
        Assert.Contains(edits, e => e is MessageSaved saved && tickets.ContainsKey(saved.Message.TicketId!));
        Assert.Contains(edits, e => e is MessageDeleted);
        Assert.Contains(edits, e => e is TaskDeleted);
        Assert.All(edits, edit => Assert.True(edit.At > sample.EndsAt));
    }

    [Fact]
    public void Edits_Twice_AreTheSameList() => Assert.Equal(
        new BuiltInSample(0.2).Edits().Select(e => (e.GetType(), e.At)), new BuiltInSample(0.2).Edits().Select(e => (e.GetType(), e.At)));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    public void Edits_BuiltIn_MergeAContactWithEverythingThatHangsOnIt(double size)
    {
        var sample = new BuiltInSample(size);
        var edits = sample.Edits();

        var merge = Assert.Single(edits.OfType<ContactMerged>());

        Assert.NotEqual(merge.Loser.Id, merge.WinnerId);
        Assert.Contains(sample.Contacts(), contact => contact.Id == merge.WinnerId);
        Assert.NotEmpty(merge.Tickets);
        Assert.Equal(sample.Tickets().Where(ticket => ticket.ContactId == merge.Loser.Id).Select(ticket => ticket.Id), merge.Tickets.Select(ticket => ticket.Id));
        Assert.Equal(sample.Messages().Where(message => message.ContactId == merge.Loser.Id).Select(message => message.Id), merge.Messages.Select(message => message.Id));
        Assert.All(merge.Tickets, ticket => Assert.Equal(merge.WinnerId, ticket.ContactId));
        Assert.All(merge.Messages, message => Assert.Equal(merge.WinnerId, message.ContactId));
        Assert.DoesNotContain(edits.OfType<TicketSaved>(), saved => merge.Tickets.Any(ticket => ticket.Id == saved.Ticket.Id));
        var closed = Assert.Single(edits.OfType<TicketMerged>());
        Assert.Equal("Closed", closed.Ticket.Status);
        Assert.NotEqual(closed.Ticket.Id, closed.IntoId);
    }

    [Fact]
    public void Edits_LooseMessagesAndFilesOfTheLoser_GoWithIt()
    {
        var moved = new[] { 6, 16 }.Select(seed => new BuiltInSample(0.1, seed).Edits().OfType<ContactMerged>().FirstOrDefault()).OfType<ContactMerged>().ToList();

        Assert.Contains(moved, merge => merge.Messages.Any(message => message.TicketId is null));
        Assert.Contains(moved, merge => merge.Files.Count > 0);
        Assert.All(moved.SelectMany(merge => merge.Files.Select(file => (file, merge))), pair => Assert.Equal(pair.merge.WinnerId, pair.file.ParentId));
    }

    [Fact]
    public void Twins_BuiltIn_AreTwentyBesideFifteenForeign()
    {
        var sample = new BuiltInSample();
        var twins = sample.Twins();

        Assert.Equal(14, twins.Contacts.Count(c => c.SampleId is not null));
        Assert.Equal(6, twins.Organizations.Count(o => o.SampleId is not null));
        Assert.Equal(15, twins.Contacts.Count(c => c.SampleId is null) + twins.Organizations.Count(o => o.SampleId is null));
        var originals = sample.Contacts().ToDictionary(c => c.Id);
        Assert.All(twins.Contacts.Where(c => c.SampleId is not null), twin =>
        {
            Assert.Equal(originals[twin.SampleId!].Email, twin.Email);
            Assert.NotEqual(originals[twin.SampleId!].FirstName, twin.Name);
            Assert.NotEqual(originals[twin.SampleId!].Phone, twin.Phone);
        });
        Assert.Equal(8, twins.Agents.Count);
    }
}
