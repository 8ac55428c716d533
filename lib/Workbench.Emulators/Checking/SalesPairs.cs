using Workbench.Core.Records;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>
/// Deals and calls, which only Infoset has: each stands once where the destination has a place for it, with its values, and nowhere else.
/// What has no place is an inventory, so no document may name it.
/// </summary>
internal sealed class SalesPairs(SourceTruth truth, ISourceSide source, IDestinationSide destination, DocumentStore store, PairReport report)
{
    public void Run()
    {
        if (source is not InfosetSide)
        {
            return;
        }

        switch (destination)
        {
            case IntercomSide:
                new IntercomDeals(truth, source, destination, store, report).Run();
                new IntercomCalls(truth, source, destination, store, report).Run();
                break;
            case ZohoDeskSide:
                new ZohoDeskCalls(truth, source, destination, store, report).Run();
                RequireNone("deal");
                break;
            default:
                RequireNone("deal");
                RequireNone("call");
                break;
        }
    }

    public static string CallKey(SampleCall call) => $"infoset/call/{InfosetIds.Call(call.Id)}";

    public static string DealKey(SampleDeal deal) => $"infoset/deal/{InfosetIds.Deal(deal.Id)}";

    /// <summary>The one twin of a record of the sample; null where the account does not have the record, or has no single twin of it.</summary>
    public static FoundRecord? Twin(SourceTruth truth, ISourceSide source, IDestinationSide destination, Kind kind, string? sampleId) =>
        sampleId is not null && (kind == Kind.Contact ? truth.Contacts.ContainsKey(sampleId) : truth.Tickets.ContainsKey(sampleId))
            && destination.Find(kind, source.Key(kind, sampleId)) is [var only]
                ? only
                : null;

    /// <summary>What every destination must tell of a call in words.</summary>
    public static IEnumerable<string> WordsOf(SampleCall call) => [call.Queue, call.Disposition, string.Join(" > ", call.IvrPath)];

    private void RequireNone(string kind)
    {
        var named = store.Collections().Where(name => name[0] != '_')
            .SelectMany(name => store.Scan(name).Where(found => found.Body.ToJsonString().Contains($"infoset/{kind}/", StringComparison.Ordinal)).Select(found => $"{name}/{found.Id}"));
        foreach (var place in named)
        {
            report.Fail($"{kind}-unexpected", place, "is an inventory in this destination, and stands here all the same");
        }

        report.Allow($"{kind}-inventory");
    }
}
