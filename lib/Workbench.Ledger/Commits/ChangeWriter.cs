using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Applies changes to the tables and appends one event for each that changed something. Belongs to the writer thread.</summary>
internal sealed class ChangeWriter
{
    private readonly EntryChanges entries;
    private readonly StateChanges states;
    private readonly BulkyRows bulky;
    private readonly Composition composition;
    private readonly DeferredCompositions deferred;
    private readonly TwinChanges twins;
    private readonly WriteChanges writes;
    private readonly MigrationChanges migration;
    private readonly FollowUpChanges followUp;
    private readonly PurgeChanges purge;

    public ChangeWriter(Session session, BodyFiles files)
    {
        Chain = new EventChain(session);
        entries = new EntryChanges(session, files);
        states = new StateChanges(session);
        twins = new TwinChanges(session, states);
        deferred = new DeferredCompositions(session);
        bulky = new BulkyRows(session);
        composition = new Composition(session, states, twins, deferred, bulky);
        writes = new WriteChanges(session, twins, states);
        migration = new MigrationChanges(session);
        followUp = new FollowUpChanges(session);
        purge = new PurgeChanges(session);
    }

    public EventChain Chain { get; }

    /// <summary>Writes what waits for the end of the transaction.</summary>
    public void Settle() => bulky.Settle();

    /// <summary>Changes were rolled back: what was learned from them does not count.</summary>
    public void Forget()
    {
        bulky.Forget();
        composition.Forget();
        states.Forget();
        deferred.Forget();
    }

    public void Write(LedgerChange change, DateTimeOffset at)
    {
        if (change is LedgerChange.PersonalDataPurged purged)
        {
            Settle();
            change = purge.Apply(purged);

            // The shapes of promises went with the promises.
            composition.Forget();
        }
        else if (!Apply(change, at))
        {
            return;
        }

        Chain.Append(at, change.GetType().Name, change.RecordKey()?.ToString(), EventData.Of(change));
        ApplyWithEvent(change, at);
        if (change is LedgerChange.WriteEnded ended && deferred.Due(ended) is { } due)
        {
            Write(due, at);
        }
    }

    /// <summary>What is stored under the number of its own event.</summary>
    private void ApplyWithEvent(LedgerChange change, DateTimeOffset at)
    {
        switch (change)
        {
            case LedgerChange.DocumentSaved saved: migration.Apply(saved, at, Chain.Head); break;
            case LedgerChange.SignedOff signed: migration.Apply(signed, at, Chain.Head); break;
        }
    }

    private bool Apply(LedgerChange change, DateTimeOffset at)
    {
        switch (change)
        {
            case LedgerChange.RecordExtracted extracted: return entries.Apply(extracted);
            case LedgerChange.LinkExtracted extracted: return entries.Apply(extracted);
            case LedgerChange.BeforeImageTaken taken: return migration.Apply(taken);
            case LedgerChange.RecordComposed composed: return composition.Apply(composed);
            case LedgerChange.ScanFinished finished: entries.Apply(finished); break;
            case LedgerChange.FileStored stored: entries.Apply(stored); break;
            case LedgerChange.WriteIntended intended: writes.Apply(intended, at); break;
            case LedgerChange.WriteEnded ended: writes.Apply(ended); break;
            case LedgerChange.DoubtDecided decided: writes.Apply(decided); break;
            case LedgerChange.FileCarried carried: twins.Apply(carried); break;
            case LedgerChange.EntryMoved moved: states.Move(moved.Key, moved.State, moved.Reason); break;
            case LedgerChange.RecordRejected rejected: states.Apply(rejected, at); break;
            case LedgerChange.VerdictsGiven given: states.Apply(given); break;
            case LedgerChange.TwinRemoved removed: twins.Apply(removed); break;
            case LedgerChange.ExistingSeen seen: migration.Apply(seen); break;
            case LedgerChange.ProvisionMoved moved: migration.Apply(moved); break;
            case LedgerChange.DifferenceFound found: return followUp.Apply(found);
            case LedgerChange.FindingMoved moved: return followUp.Apply(moved, at);
            case LedgerChange.ManualStepMoved moved: migration.Apply(moved, at); break;
            case LedgerChange.LimitsSet set: return migration.Apply(set, at);
        }

        return true;
    }
}
