
namespace Workbench.Emulators.Checking;

/// <summary>
/// Compares any source's account with any destination's, from behind both APIs: no ledger, no plan, no connector. What may be lost
/// follows from the sides (<see cref="ISourceSide"/>, <see cref="IDestinationSide"/>).
/// </summary>
internal static class PairChecker
{
    /// <param name="before">The documents of the destination before the migration, for the bystanders.</param>
    public static PairReport Run(SourceTruth truth, ISourceSide source, IDestinationSide destination, IReadOnlyDictionary<string, string> before)
    {
        var report = new PairReport();
        new PeoplePairs(truth, source, destination, before, report).Run();
        new TicketPairs(truth, source, destination, report).Run();
        new ThreadPairs(truth, source, destination, report).Run();
        new FilePairs(truth, source, destination, report).Run();
        new KnowledgePairs(truth, source, destination, report).Run();
        new BystanderPairs(truth, source, destination, before, report).Run();
        report.Require(destination.OutboxCount == 0, "outbox", "outbox", $"{destination.OutboxCount} notifications would have been sent");
        return report;
    }
}
