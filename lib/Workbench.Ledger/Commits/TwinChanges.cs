using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Keeps which twins belong to a record, and which of them must be read first to see it.</summary>
internal sealed class TwinChanges(Session session, StateChanges states)
{
    /// <summary>The containers of the record's live twins, by the order of its writes' phases. With a limit, SQLite would make a table to sort a row in.</summary>
    private const string Containers =
        """
        SELECT coalesce(twin.container, twin.type || ':' || twin.id)
        FROM twin LEFT JOIN write ON write.key = twin.key AND write.name = twin.write
        WHERE twin.key = $1 AND twin.removed = 0
        ORDER BY write.phase NULLS FIRST, write.position NULLS FIRST, write.name NULLS FIRST, twin.type, twin.id
        """;

    /// <summary>
    /// The first origin counts: what was created stays created when it is updated later. That the record is due for judging is left to the caller,
    /// who says more about it.
    /// </summary>
    public void Keep(string key, string write, TwinRef twin, TwinOrigin origin)
    {
        session.Put(
            """
            INSERT INTO twin (key, type, id, container, origin, write, removed) VALUES ($1, $2, $3, $4, $5, $6, 0)
            ON CONFLICT (key, type, id) DO UPDATE SET container = coalesce(excluded.container, twin.container),
                origin = CASE WHEN twin.removed = 1 OR twin.origin = 'None' THEN excluded.origin ELSE twin.origin END,
                write = CASE WHEN twin.removed = 1 THEN excluded.write ELSE twin.write END, removed = 0
            """,
            key, twin.Type, twin.Id, twin.Container, origin.ToString(), write);
        session.Put("UPDATE promise_container SET container = $2 WHERE key = $1 AND container = ''", key, twin.Container ?? twin.Print());
    }

    /// <summary>The container of the record's first live twin; empty where it has none.</summary>
    public string FirstContainer(string key) => session.Scalar(Containers, key) as string ?? "";

    public void Apply(LedgerChange.FileCarried change)
    {
        Keep(change.Key.ToString(), change.Write, change.Twin, change.Origin);
        states.Move(change.Key, EntryState.Loaded, null);
    }

    public void Apply(LedgerChange.TwinRemoved change)
    {
        var key = change.Key.ToString();
        session.Run(
            """
            INSERT INTO removal (key, write, type, id, container, result, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (key, write) DO UPDATE SET type = excluded.type, id = excluded.id, container = excluded.container,
                result = excluded.result, detail = excluded.detail
            """,
            key, change.Write, change.Twin?.Type, change.Twin?.Id, change.Twin?.Container, change.Result.ToString(), change.Detail);
        if (change.Result is not (RemovalResult.Removed or RemovalResult.Restored or RemovalResult.Archived))
        {
            return;
        }

        session.Run("UPDATE write SET state = 'Removed' WHERE key = $1 AND name = $2", key, change.Write);
        if (change.Twin is { } twin)
        {
            session.Run("UPDATE twin SET removed = 1 WHERE key = $1 AND type = $2 AND id = $3", key, twin.Type, twin.Id);
            session.Run("UPDATE promise_container SET container = $2 WHERE key = $1", key, FirstContainer(key));
            states.MarkDue(key);
        }
    }
}
