using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>Takes personal data out of the tables. What the events fix by a hash keeps the hash.</summary>
internal sealed class PurgeChanges(Session session)
{
    /// <summary>Documents that hold examples, people or options of the accounts, or what somebody wrote about a record; their hashes stay.</summary>
    private const string Documents = "name = 'quality' OR name = 'findings' OR name = 'sample reviews' OR name = 'schema/effective' OR name LIKE 'snapshot/%' OR name LIKE 'signed/%'";

    private static readonly string[] Statements =
    [
        "UPDATE body SET place = 'purged', content = NULL",
        "UPDATE entry SET label = ''",
        "UPDATE file SET file_name = '', detail = NULL",
        "UPDATE write SET answer = NULL, natural_key = NULL",
        "UPDATE write_body SET body = 'null', update_body = NULL",
        "DELETE FROM promise",
        "DELETE FROM promise_shape",
        "DELETE FROM promise_container",
        "DELETE FROM deferred",
        "UPDATE note SET detail = ''",
        "UPDATE verdict SET detail = NULL",
        "UPDATE reject SET detail = '', payload = NULL",
        "UPDATE existing SET natural_key = NULL",
        "UPDATE before_image SET image = 'null'",
        "UPDATE removal SET detail = NULL",
        "UPDATE difference SET before = NULL, after = NULL",
        "UPDATE finding SET detail = ''",
        "UPDATE provision SET body = 'null', detail = NULL",
        $"UPDATE document SET json = 'null' WHERE {Documents}",
    ];

    /// <returns>The change with the hash of what is left.</returns>
    public LedgerChange.PersonalDataPurged Apply(LedgerChange.PersonalDataPurged change)
    {
        foreach (var statement in Statements)
        {
            session.Run(statement);
        }

        return change with { LeftSha256 = PurgedRest.HashOf(session) };
    }
}
