using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Ledger.Postgres;

/// <summary>
/// The right to write a ledger on PostgreSQL, for a time. It ends by itself where its holder does not renew it; who takes it next gets a greater
/// token, and a transaction with an older token is refused by the row that both would have to change.
/// </summary>
internal sealed class WriterLease
{
    private const string Taken = "UPDATE writer SET token = token + 1, holder = $1, until = clock_timestamp() + $2 * interval '1 millisecond' "
        + "WHERE until < clock_timestamp() RETURNING token";

    private const string Renewal = "UPDATE writer SET until = clock_timestamp() + $2 * interval '1 millisecond' WHERE token = $1";

    private readonly string name;
    private readonly long token;
    private readonly long milliseconds;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private ClockReading renewedAt;

    private WriterLease(string name, long token, TimeSpan length, TimeProvider clock, ClockReading takenAt)
    {
        this.name = name;
        this.token = token;
        this.clock = clock;
        Length = length;
        milliseconds = (long)length.TotalMilliseconds;
        renewedAt = takenAt;
    }

    /// <summary>How long it lasts after each renewal.</summary>
    public TimeSpan Length { get; }

    /// <summary>
    /// True while nobody else can have taken it, with a quarter of its length to spare. Reckoned by this machine's clocks from before the renewal
    /// was asked for, so that a process that was paused, or whose machine was suspended, learns of it without asking.
    /// </summary>
    public bool IsSafe
    {
        get
        {
            lock (gate)
            {
                return renewedAt.Elapsed(clock) < Length * 0.75;
            }
        }
    }

    /// <exception cref="LedgerException">Somebody else holds it.</exception>
    public static WriterLease Take(PostgresSession session, string name, string holder, TimeSpan length, TimeProvider clock)
    {
        var at = ClockReading.Now(clock);
        if (session.Scalar(Taken, holder, (long)length.TotalMilliseconds) is long token)
        {
            return new WriterLease(name, token, length, clock, at);
        }

        throw new LedgerException(
            $"Another process ({session.Scalar("SELECT holder FROM writer")}) writes this migration ({name}); wait for it or stop it. "
            + $"If it died, its lease ends within {length.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds.")
        {
            IsHeld = true,
        };
    }

    /// <summary>Renews it, and keeps its row for the transaction that is open, so that nobody takes it before the end of that.</summary>
    /// <returns>Since when it holds, on this machine's clocks; for <see cref="Renewed"/>, once the transaction is durable.</returns>
    /// <exception cref="LedgerException">It was lost.</exception>
    public ClockReading Hold(PostgresSession session)
    {
        var at = ClockReading.Now(clock);
        if (session.Run(Renewal, token, milliseconds) == 0)
        {
            throw new LedgerException(
                $"This process lost its lease on the ledger {name} to another one ({session.Scalar("SELECT holder FROM writer")}) because it stood still for more than "
                + $"{Length.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds. Nothing more was recorded; the other one asks about what was under way here.")
            {
                IsHeld = true,
            };
        }

        return at;
    }

    /// <summary>A renewal is durable. Two connections renew it, and the older one may be told of later.</summary>
    public void Renewed(ClockReading since)
    {
        lock (gate)
        {
            if (since.Timestamp > renewedAt.Timestamp)
            {
                renewedAt = since;
            }
        }
    }

    /// <summary>Gives it back, so that the next one need not wait.</summary>
    public void Release(PostgresSession session) => session.Run("UPDATE writer SET until = '-infinity', holder = '' WHERE token = $1", token);
}
