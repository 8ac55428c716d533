using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Appends to the event log. Belongs to the writer thread.</summary>
internal sealed class EventChain
{
    private readonly Session session;

    public EventChain(Session session)
    {
        this.session = session;
        Head = Stored();
    }

    /// <summary>The newest event; set back when a unit is rolled back.</summary>
    public ChainHead Head { get; set; }

    /// <summary>The newest event that the database has.</summary>
    public ChainHead Stored()
    {
        using var last = session.Open("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1");
        return last.Read() ? new ChainHead(last.GetInt64(0), last.GetString(1)) : new ChainHead(0, EventHash.Start);
    }

    public void Append(DateTimeOffset at, string change, string? key, string data)
    {
        var number = Head.Number + 1;
        var time = at.Print();
        var hash = EventHash.Of(Head.Hash, number, time, change, key, data);
        session.Put(
            "INSERT INTO event (number, at, change, key, data, hash) VALUES ($1, $2, $3, $4, $5, $6)", number, time, change, key, data, hash);
        Head = new ChainHead(number, hash);
    }
}

/// <summary>Number and hash of an event.</summary>
internal readonly record struct ChainHead(long Number, string Hash);
