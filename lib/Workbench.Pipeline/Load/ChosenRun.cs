using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Delta;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Which run of a migration in two runs is under way. The first carries over what people work with; it can be reconciled and cut over while the
/// history is still where it was. The second carries over the rest. The choice stands in the ledger, so that catching up keeps to it.
/// </summary>
/// <param name="Since">A ticket that is over and was last changed before is history. Null: everything goes in one run.</param>
/// <param name="IsSecond">True: the history is carried over, too.</param>
public sealed record ChosenRun(DateTimeOffset? Since = null, bool IsSecond = false)
{
    /// <summary>A ticket changed within so many days is recent, unless somebody says otherwise.</summary>
    public const int RecentDays = 90;

    private const string DocumentName = "load/run";

    /// <summary>The run that was chosen last; without a choice, everything in one.</summary>
    public static ChosenRun Newest(ILedgerReader read) => read.Document(DocumentName) is { } json
        ? JsonSerializer.Deserialize<ChosenRun>(json, CanonicalJson.Options)!
        : new ChosenRun();

    /// <summary>Chooses a run.</summary>
    /// <param name="run"><c>recent</c>, then <c>history</c>; or <c>all</c>.</param>
    /// <param name="recentDays">Above zero. A first run that was begun keeps the day from which it counts.</param>
    /// <exception cref="PlanException">There is no such run, the days make no sense, or everything is asked for in the middle of a first run.</exception>
    public static async Task<ChosenRun> ChooseAsync(MigrationEnvironment environment, string run, int recentDays, CancellationToken cancellation)
    {
        var before = Newest(environment.Read);
        var chosen = run switch
        {
            "recent" when recentDays <= 0 => throw new PlanException($"'{recentDays}' days are none. Write how many days back a changed ticket is recent, for example {RecentDays}."),
            "recent" => new ChosenRun(before.Since ?? environment.Clock.GetUtcNow().AddDays(-recentDays)),
            "history" => before with { IsSecond = true },
            "all" when before is { Since: not null, IsSecond: false } => throw new PlanException(
                "A first run of recent tickets was begun. Go on with it as run=recent, or carry over the rest as run=history."),
            "all" => before,
            _ => throw new PlanException($"There is no run '{run}'. Write recent, history or all."),
        };
        if (chosen != before)
        {
            await environment.Ledger.CommitAsync([new LedgerChange.DocumentSaved(DocumentName, CanonicalJson.Write(chosen))], cancellation);
        }

        return chosen;
    }

    /// <summary>Tells what is left to the second run; null where nothing is.</summary>
    public Func<RecordKey, bool>? Left(MigrationEnvironment environment, DeltaTerms terms) =>
        IsSecond ? null : History(environment, terms);

    /// <summary>Tells what is carried over by the second run, also where the cut-over was signed after the first; null before it.</summary>
    public Func<RecordKey, bool>? Due(MigrationEnvironment environment, DeltaTerms terms) => IsSecond ? History(environment, terms) : null;

    private Func<RecordKey, bool>? History(MigrationEnvironment environment, DeltaTerms terms) =>
        Since is { } since ? new TicketAge(environment, terms, since).IsHistory : null;
}
