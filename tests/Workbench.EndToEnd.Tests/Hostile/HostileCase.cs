using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>
/// Up to four hostile inputs around one ticket: one is its subject, one a custom value of it, one its customer's name and one a remark about that
/// customer; each is a message of the ticket. Which is what follows from the turn, so that every pair of vendors has another arrangement.
/// </summary>
internal sealed record HostileCase(int Number, IReadOnlyList<HostileInput> Inputs, int Turn)
{
    /// <summary>Inputs that a case holds.</summary>
    public const int Most = 4;

    private const int FirstNumber = 4000;

    public HostileInput Subject => Place(0);

    public HostileInput Value => Place(1);

    public HostileInput CustomerName => Place(2);

    public HostileInput Remark => Place(3);

    public string TicketId => $"t{FirstNumber + Number}";

    public string ContactId => $"c{FirstNumber + Number}";

    public string OrganizationId => $"o{FirstNumber + Number}";

    /// <summary>The message that says the input in plain text.</summary>
    public static string MessageId(HostileInput input) => $"m{FirstNumber + input.Number}";

    /// <summary>The formatted message of an input that is meant as markup.</summary>
    public static string MarkupId(HostileInput input) => $"m{(2 * FirstNumber) + input.Number}";

    public static string FileId(HostileInput input) => $"f{FirstNumber + input.Number}";

    /// <summary>The inputs in cases of <see cref="Most"/>.</summary>
    public static IReadOnlyList<HostileCase> Of(IEnumerable<HostileInput> inputs, int turn) =>
        [.. inputs.Chunk(Most).Select((four, number) => new HostileCase(number, four, turn))];

    private HostileInput Place(int place) => Inputs[(place + Turn) % Inputs.Count];
}
