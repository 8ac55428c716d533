using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Notebooks.Migrations;

namespace Workbench.Notebooks.Limits;

/// <summary>
/// Changes the limits of a migration from outside: writes them into the ledger where nobody else does, else asks the process that writes it. Needs
/// no secrets and opens no account.
/// </summary>
public sealed class LimitsDesk(string migration, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly LimitsNote note = new(migration);

    /// <summary>Makes the change durable.</summary>
    /// <param name="by">The person.</param>
    /// <returns>True where this process wrote it, false where the one did that writes the ledger now.</returns>
    /// <exception cref="PlanException">The wish makes no sense, or the migration has no ledger yet.</exception>
    /// <exception cref="LedgerException">The process that writes the ledger did not take it over in time. Nothing was changed.</exception>
    public async Task<bool> ChangeAsync(LimitsWish wish, string by, CancellationToken cancellation)
    {
        var place = (await LedgerPlaces.ReadAsync(migration, cancellation)).Of(OpenMigration.Production);
        if (!place.Exists())
        {
            throw new PlanException($"{migration} has no ledger yet. Run notebook 01-discovery, or name another folder.");
        }

        using (var read = place.OpenReader())
        {
            wish.From(read.Limits(), by);
        }

        try
        {
            await using var ledger = await place.OpenAsync(LedgerPlaces.Writer(static _ => { }), clock, cancellation);

            // What nobody took over is older than this wish, and would undo it.
            note.Take();
            await ledger.CommitAsync(wish.From(ledger.Read.Limits(), by), cancellation);
            return true;
        }
        catch (LedgerException held) when (held.IsHeld)
        {
            await AskAsync(place, wish, by, held, cancellation);
            return false;
        }
    }

    private async Task AskAsync(LedgerPlace place, LimitsWish wish, string by, LedgerException held, CancellationToken cancellation)
    {
        note.Leave(new LimitsNote.Left(wish, by));
        var leftAt = clock.GetTimestamp();
        try
        {
            while (note.IsThere && clock.GetElapsedTime(leftAt) <= Patience)
            {
                await Task.Delay(Glance, clock, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            note.Take();
            throw;
        }

        if (note.Take() is not null)
        {
            throw new LedgerException($"The limits are as they were: {held.Message} It did not take the change over within {Patience.TotalSeconds:0} seconds.", held);
        }

        await ExpectAsync(place, wish, by, leftAt, cancellation);
    }

    /// <summary>The note goes before the change is committed.</summary>
    private async Task ExpectAsync(LedgerPlace place, LimitsWish wish, string by, long leftAt, CancellationToken cancellation)
    {
        using var read = place.OpenReader();
        while (true)
        {
            var present = read.Limits();
            if (wish.From(present, by).All(wanted => present.Any(row => row.Side == wanted.Side && row.Limits == wanted.Limits)))
            {
                return;
            }

            if (clock.GetElapsedTime(leftAt) > Patience)
            {
                throw new LedgerException($"The process that writes the ledger has taken the change over ({wish}) and not written it. Look at its log; the limits are as they were.");
            }

            await Task.Delay(Glance, clock, cancellation);
        }
    }
}
