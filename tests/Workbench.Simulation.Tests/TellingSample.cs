using Workbench.Emulators.Samples;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Tests;

/// <summary>The small sample with what a comparison easily loses: an accent, a line end, a leading zero, and people in copy.</summary>
internal sealed class TellingSample(int variant) : SmallSample(variant)
{
    public const string SerialNumber = "000417";
    public const string LineEnd = "the caretaker.";
    public const string Recipient = "support@halden.example";
    public const string InCopy = "purchasing@halden.example";
    private const string Words = $"Please tell {LineEnd}\nHe sits in the café on the ground floor.";

    /// <summary>The message that holds all of it: the second mail in the long thread.</summary>
    public SampleMessage Told => Messages().First(message => message.Body.EndsWith(Words, StringComparison.Ordinal));

    public override IEnumerable<SampleTicket> Tickets() => base.Tickets().Select((ticket, index) => index > 0
        ? ticket
        : ticket with { Custom = new Dictionary<string, string?>(ticket.Custom) { ["Serial number"] = SerialNumber } });

    public override IEnumerable<SampleMessage> Messages()
    {
        var told = base.Messages().Where(IsMail).ElementAt(1).Id;
        return base.Messages().Select(message => message.Id != told
            ? message
            : message with { Body = $"{message.Body}\n{Words}", To = Recipient, Cc = InCopy });
    }

    private bool IsMail(SampleMessage message) =>
        message is { Kind: SampleMessageKind.Email, BodyType: SampleBodyType.Text, WallClock: null, Body.Length: > 40 } && message.TicketId == Tickets().First().Id;
}
