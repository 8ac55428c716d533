using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// Which tickets of a sample (by sample id, null where it has too few) show what the vendor does now and then: the first has broken
/// images and a mail that is gone, the second a date with fractions, the first unsolved one a status that nobody knows, the second
/// unsolved one a removed stage; the fourth closed one was merged into the first.
/// </summary>
public sealed record InfosetPlantings(string? First, string? Second, string? UnknownStatus, string? RemovedStage, string? Merged)
{
    public static InfosetPlantings In(SampleAccount sample)
    {
        var first = sample.Tickets().Take(2).Select(ticket => ticket.Id).ToList();
        var unsolved = sample.Tickets().Where(ticket => !IsDone(ticket)).Take(2).Select(ticket => ticket.Id).ToList();
        // The sample's later changes open the first ones again.
        var merged = sample.Tickets().Where(ticket => InfosetCodes.Status(ticket.Status) == InfosetCodes.Closed).Skip(3).FirstOrDefault();
        return new InfosetPlantings(
            first.ElementAtOrDefault(0), first.ElementAtOrDefault(1), unsolved.ElementAtOrDefault(0), unsolved.ElementAtOrDefault(1), merged?.Id);
    }

    private static bool IsDone(SampleTicket ticket) => InfosetCodes.Status(ticket.Status) is InfosetCodes.Resolved or InfosetCodes.Closed;
}
