using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Where a call of the contact centre is shown.</summary>
internal static class CallHome
{
    /// <summary>The ticket or task it hangs on, else the contact; null where it has neither.</summary>
    public static RecordKey? Of(RecordKey call, IComposeContext context)
    {
        var links = context.LinksFrom(call).Where(link => context.Carries(link.To)).ToList();
        return links.Where(link => link.Role == LinkRole.Parent && IsThread(link.To, context)).Select(link => (RecordKey?)link.To).Min()
            ?? links.Where(link => link.To.Kind == Kind.Contact && link.Role is LinkRole.Parent or LinkRole.Requester or LinkRole.Reference)
                .Select(link => (RecordKey?)link.To).Min();
    }

    /// <summary>The calls that are shown on a ticket or task.</summary>
    public static IEnumerable<CanonicalRecord> CallsOf(RecordKey home, IComposeContext context) => context.LinksTo(home)
        .Where(link => link.From.Kind == Kind.Call && context.Carries(link.From) && Of(link.From, context) == home)
        .Select(link => link.From)
        .Distinct()
        .Select(context.Find)
        .Where(call => call is not null && context.Plan.For(call.Object) is { Outcome: not (Outcome.Inventory or Outcome.NotMigrated) })
        .Select(call => call!);

    /// <summary>When it was made; the first second of 1970 where the source does not say.</summary>
    public static DateTimeOffset At(CanonicalRecord call) =>
        (call.ByRole(FieldRole.OccurredAt) as FieldValue.Instant ?? call.ByRole(FieldRole.CreatedAt) as FieldValue.Instant)?.Value ?? DateTimeOffset.UnixEpoch;

    private static bool IsThread(RecordKey key, IComposeContext context) =>
        key.Kind == Kind.Ticket || (key.Kind == Kind.Task && ContactChoice.ForTask(key, context) is not null);
}
