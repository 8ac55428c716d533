namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>How many records of each kind there are. Agents do not multiply: an archive grows faster than the team behind it.</summary>
internal sealed class SampleSize(double factor)
{
    public const int TicketsPerBlock = 320;
    public const int LooseMessagesPerBlock = 120;
    public const int MessagesPerBlock = 1600;

    public int Organizations { get; } = Scaled(44, factor);

    public int Contacts { get; } = Scaled(220, factor);

    public int Tickets { get; } = Scaled(TicketsPerBlock, factor);

    /// <summary>Messages that belong to no ticket.</summary>
    public int LooseMessages { get; } = Scaled(LooseMessagesPerBlock, factor);

    public int Tasks { get; } = Scaled(64, factor);

    public int Attachments { get; } = Scaled(110, factor);

    public int RecordsPerCustomTab { get; } = Scaled(30, factor);

    public int TicketLinks { get; } = Scaled(24, factor);

    public int Articles { get; } = Scaled(36, factor);

    private static int Scaled(int count, double factor) => (int)Math.Round(count * factor, MidpointRounding.AwayFromZero);
}
