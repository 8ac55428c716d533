namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Messages that belong to no ticket: to a contact, to an organization, or to nothing.</summary>
internal sealed class BuiltInLooseMessages(BuiltInSource source, BuiltInPeople people)
{
    private enum Shape { ContactNote, ContactCall, OrganizationNote, ContactSms, NoParent, ContactEmail }

    public SampleMessage Message(int index)
    {
        var dice = source.Dice("loose", index);
        var shape = (Shape)(index % 6);
        var contactIndex = index == 0 ? AwkwardContacts.NoteWithoutConversation : people.PickContact(dice);
        var contact = people.Contact(contactIndex);
        var words = new SampleWords(source.Content, dice, contact.FirstName);
        var (kind, templates) = shape switch
        {
            Shape.ContactCall => (SampleMessageKind.Call, source.Content.CallNotes),
            Shape.ContactSms => (SampleMessageKind.Sms, source.Content.SmsTexts),
            Shape.ContactEmail => (SampleMessageKind.Email, source.Content.AgentUpdates),
            _ => (SampleMessageKind.Note, source.Content.ContactNotes),
        };
        var byContact = kind == SampleMessageKind.Sms && dice.Chance(0.5);
        var hasContact = shape is not (Shape.OrganizationNote or Shape.NoParent);
        return new SampleMessage(
            BuiltInThreads.MessageId(ThreadPlan.LooseMessageNumber(index)), kind,
            byContact || kind == SampleMessageKind.Call && dice.Chance(0.5) ? SampleDirection.Inbound : SampleDirection.Outbound,
            byContact ? SampleAuthorKind.Contact : SampleAuthorKind.Agent,
            byContact ? contact.Id : dice.Pick(dice.Chance(0.1) ? BuiltInTeam.FormerIds : BuiltInTeam.WorkingIds),
            Subject(shape), SampleBodyType.Text, words.Fill(dice.Pick(templates)),
            kind == SampleMessageKind.Email ? contact.Email ?? "" : "", "", "",
            kind == SampleMessageKind.Call ? TimeSpan.FromSeconds(dice.Below(900)) : null,
            kind == SampleMessageKind.Call ? dice.Pick(source.Content.Dispositions) : null,
            null, hasContact ? contact.Id : null,
            shape == Shape.OrganizationNote ? BuiltInPeople.OrganizationId(dice.Below(source.Size.Organizations)) : null,
            BuiltInSource.TimeOf(dice, index, source.Size.LooseMessages), null, false);
    }

    private static string Subject(Shape shape) => shape switch
    {
        Shape.ContactCall => "Phone call",
        Shape.ContactSms => "",
        Shape.ContactEmail => "A short update",
        Shape.OrganizationNote => "Account review",
        _ => "Note",
    };
}
