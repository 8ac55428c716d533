namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Telephone calls, each made from its index alone, and the recordings of two out of five.</summary>
internal sealed class BuiltInCalls(BuiltInSource source, BuiltInPeople people, BuiltInTickets tickets)
{
    private const ulong RecordingStream = 0x5EED_CA11;

    private static readonly string[] Queues = ["Support", "Sales", "Billing"];
    private static readonly string[] Unanswered = ["missed", "voicemail", "abandoned"];

    public SampleCall Call(int index)
    {
        var dice = source.Dice("call", index);
        var ticket = index % 4 == 3 ? null : tickets.Ticket(dice.Below(source.Size.Tickets));
        var contactId = ticket is null ? BuiltInPeople.ContactId(people.PickContact(dice)) : ticket.ContactId;
        var isRecorded = index % 5 < 2;
        var isAnswered = isRecorded || dice.Chance(0.5);
        var direction = dice.Chance(0.7) ? SampleDirection.Inbound : SampleDirection.Outbound;
        var queue = dice.Below(Queues.Length);
        return new SampleCall(
            "l" + SampleNames.Number(index + 1), direction, ticket?.Id, index % 7 == 6 ? null : contactId,
            isAnswered || direction == SampleDirection.Outbound ? dice.Pick(BuiltInTeam.WorkingIds) : null, Queues[queue],
            direction == SampleDirection.Inbound ? Path(dice, queue) : [],
            isAnswered ? TimeSpan.FromSeconds(10 + dice.Below(1500)) : TimeSpan.Zero, isAnswered ? "answered" : dice.Pick(Unanswered),
            BuiltInSource.TimeOf(dice, index, source.Size.Calls), isRecorded ? 2_000 + dice.Below(30_000) : null);
    }

    /// <exception cref="KeyNotFoundException">The call does not exist or was not recorded.</exception>
    public Stream OpenRecording(string callId)
    {
        var isKnown = callId.StartsWith('l') & int.TryParse(callId.AsSpan(Math.Min(1, callId.Length)), out var number)
            && number >= 1 && number <= source.Size.Calls;
        if (!isKnown || Call(number - 1).RecordingBytes is not { } bytes)
            throw new KeyNotFoundException($"The built-in sample has no recording of call '{callId}'.");
        return new SeededBytes(SampleDice.Mix((ulong)source.Seed + RecordingStream + (ulong)number), bytes);
    }

    private static string[] Path(SampleDice dice, int queue) =>
        dice.Chance(0.4) ? [SampleNames.Number(queue + 1), SampleNames.Number(1 + dice.Below(4))] : [SampleNames.Number(queue + 1)];
}
