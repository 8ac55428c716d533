namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>
/// How many messages each ticket has, in blocks of 320 tickets with 1,480 messages: mostly two to six, one of 64. The number of any
/// message can be computed without making the ones before it.
/// </summary>
internal static class ThreadPlan
{
    public const int LongestTicket = 1;
    public const int LongestThread = 64;

    private static readonly int[] Rhythm =
        [3, 2, 4, 5, 2, 3, 6, 1, 4, 3, 5, 2, 8, 3, 4, 2, 6, 3, 1, 5, 4, 2, 7, 3, 4, 12, 2, 5, 3, 4, 6, 3];

    private static readonly int[] Lengths = MakeLengths();
    private static readonly int[] Starts = MakeStarts();

    public static int Length(int ticket) => Lengths[ticket % SampleSize.TicketsPerBlock];

    /// <summary>The number (from 1) of a message in the account.</summary>
    public static int MessageNumber(int ticket, int position) =>
        ticket / SampleSize.TicketsPerBlock * SampleSize.MessagesPerBlock + Starts[ticket % SampleSize.TicketsPerBlock] + position + 1;

    /// <summary>The number (from 1) of a message without a ticket.</summary>
    public static int LooseMessageNumber(int index) =>
        index / SampleSize.LooseMessagesPerBlock * SampleSize.MessagesPerBlock
        + SampleSize.MessagesPerBlock - SampleSize.LooseMessagesPerBlock + index % SampleSize.LooseMessagesPerBlock + 1;

    private static int[] MakeLengths()
    {
        var lengths = new int[SampleSize.TicketsPerBlock];
        for (var ticket = 0; ticket < lengths.Length; ticket++)
            lengths[ticket] = Rhythm[ticket % Rhythm.Length];
        lengths[LongestTicket] = LongestThread;
        lengths[AwkwardTickets.Bodies] = AwkwardBodies.All.Count;
        lengths[AwkwardTickets.EqualSeconds] = 5;
        lengths[AwkwardTickets.DaylightSaving] = 5;
        lengths[AwkwardTickets.FormerAgentAuthor] = 4;
        lengths[40] = 41;
        lengths[77] = 28;
        var missing = SampleSize.MessagesPerBlock - SampleSize.LooseMessagesPerBlock - lengths.Sum();
        for (var ticket = 100; missing > 0; ticket++, missing--)
            lengths[ticket]++;
        return lengths;
    }

    private static int[] MakeStarts()
    {
        var starts = new int[Lengths.Length];
        for (var ticket = 1; ticket < starts.Length; ticket++)
            starts[ticket] = starts[ticket - 1] + Lengths[ticket - 1];
        return starts;
    }
}
