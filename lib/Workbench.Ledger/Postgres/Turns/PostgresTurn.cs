using Npgsql;
using Workbench.Core.Connectors;

namespace Workbench.Ledger.Postgres.Turns;

/// <summary>
/// One row that says whose turn it is. Who has it renews it; who wants it says so in the row, and then it lasts a second more at most, and until
/// nothing is under way. It ends by itself where its holder gives no sign of life.
/// </summary>
internal sealed class PostgresTurn(PostgresTurns turns, string name, string holder, TimeProvider clock) : IQuotaTurn
{
    /// <summary>After this time without a renewal somebody else may take it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly TurnRow row = new(name, holder);
    private bool isRunning;
    private bool isEnding;
    private bool isHeld;
    private int inFlight;
    private int waiting;
    private long number;
    private long takenAt;
    private long renewedAt;
    private long neededAt;

    public event Action? Changed;

    public long Number
    {
        get
        {
            lock (gate)
            {
                return number;
            }
        }
    }

    public bool IsOurs
    {
        get
        {
            lock (gate)
            {
                return isHeld && clock.GetElapsedTime(renewedAt) < Length * 0.75;
            }
        }
    }

    public bool MayBegin
    {
        get
        {
            lock (gate)
            {
                return IsOurs && !isEnding;
            }
        }
    }

    public void Report(int inFlight, int waiting)
    {
        lock (gate)
        {
            (this.inFlight, this.waiting) = (inFlight, waiting);
            if (inFlight + waiting == 0)
            {
                return;
            }

            neededAt = clock.GetTimestamp();
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        _ = Task.Run(RunAsync);
    }

    /// <summary>Nobody waits for its end. So that it is not taken to run for good, the next report begins it anew, whatever ended it.</summary>
    private async Task RunAsync()
    {
        try
        {
            await LookAfterAsync();
        }
        catch
        {
            lock (gate)
            {
                (isRunning, isHeld, isEnding) = (false, false, false);
            }

            throw;
        }
    }

    private async Task LookAfterAsync()
    {
        NpgsqlConnection? open = null;
        while (true)
        {
            var pause = Glance;
            try
            {
                open ??= await turns.OpenAsync();
                pause = await StepAsync(open);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Mostly the server is away: what was held ends by itself, and is asked for again. Whoever writes the ledger says so.
                // Whatever else it is, calls wait for this turn, and nobody else would ask for it.
                await DropAsync(open);
                (open, pause) = (null, Pulse);
            }

            if (HasEnded())
            {
                await DropAsync(open);
                return;
            }

            await Task.Delay(pause, clock);
        }
    }

    /// <returns>When to look again.</returns>
    private async Task<TimeSpan> StepAsync(NpgsqlConnection open)
    {
        if (!isHeld)
        {
            return IsNeeded() ? await TakeAsync(open) : Glance;
        }

        var at = clock.GetTimestamp();
        if (await row.RenewAsync(open) is not { } isWanted)
        {
            Lose();
            return Glance;
        }

        var isLate = !IsOurs;
        if (KeepOrEnd(at, isWanted))
        {
            if (isLate)
            {
                // Whoever asked meanwhile was told that it may be somebody else's.
                Changed?.Invoke();
            }

            return isWanted ? Glance : Pulse;
        }

        // Whoever is giving out permits at this moment ends that first, and begins nothing more.
        Changed?.Invoke();
        if (IsFree())
        {
            await row.ReleaseAsync(open);
            Lose();
        }

        return Glance;
    }

    private async Task<TimeSpan> TakeAsync(NpgsqlConnection open)
    {
        var at = clock.GetTimestamp();
        if (await row.TakeAsync(open) is not { } isNew)
        {
            await row.WishAsync(open);
            return Glance;
        }

        lock (gate)
        {
            (isHeld, isEnding, takenAt, renewedAt) = (true, false, at, at);
            number += isNew ? 1 : 0;
        }

        Changed?.Invoke();
        return Glance;
    }

    /// <returns>False where it ends: others want it and had to wait long enough, or nobody here needs it.</returns>
    private bool KeepOrEnd(long at, bool isWanted)
    {
        lock (gate)
        {
            renewedAt = at;
            isEnding |= isWanted && (waiting == 0 || clock.GetElapsedTime(takenAt) >= Least);
            isEnding |= inFlight + waiting == 0 && clock.GetElapsedTime(neededAt) >= Idle;
            return !isEnding;
        }
    }

    private bool IsNeeded()
    {
        lock (gate)
        {
            return inFlight + waiting > 0;
        }
    }

    private bool IsFree()
    {
        lock (gate)
        {
            return inFlight == 0;
        }
    }

    private void Lose()
    {
        lock (gate)
        {
            (isHeld, isEnding) = (false, false);
        }

        Changed?.Invoke();
    }

    private bool HasEnded()
    {
        lock (gate)
        {
            isRunning = isHeld || inFlight + waiting > 0 || clock.GetElapsedTime(neededAt) < Idle;
            return !isRunning;
        }
    }

    private async Task DropAsync(NpgsqlConnection? open)
    {
        if (open is not null)
        {
            await open.DisposeAsync();
        }

        if (isHeld)
        {
            Lose();
        }
    }
}
