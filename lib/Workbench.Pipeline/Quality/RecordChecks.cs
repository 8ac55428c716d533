using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Quality;

/// <summary>Checks that look at a record and what it is linked with: its links, its file, its e-mail, its times.</summary>
internal sealed class RecordChecks(FindingLog log, MigrationEnvironment environment, SchemaSnapshot schema, UnusedOrganizations unused)
{
    private const int RememberedKeys = 10_000;

    /// <summary>Agents and teams of the schema count as records: not every vendor lists them.</summary>
    private readonly HashSet<RecordKey> people =
    [
        .. schema.Agents.Select(agent => new RecordKey(schema.System, Kind.Agent, agent.Id)),
        .. schema.Teams.Select(team => new RecordKey(schema.System, Kind.Team, team.Id)),
    ];

    private readonly RecentAnswers<RecordKey, bool> known = new(RememberedKeys);

    public void Check(CanonicalRecord record)
    {
        CheckLinks(record);
        CheckTimes(record);
        switch (record.Key.Kind)
        {
            case Kind.Contact when record.ByRole(FieldRole.Email).Print().Trim().Length == 0:
                log.Add(ReasonCode.NoEmail, record.Object, FieldName(record, FieldRole.Email), record.Key, Title(record));
                break;
            case Kind.Attachment:
                CheckFile(record);
                break;
            case Kind.Organization:
                unused.Add(record.Key, record.Object, Title(record));
                break;
            default:
                break;
        }
    }

    private void CheckLinks(CanonicalRecord record)
    {
        var (hasParent, hasRequester) = (false, false);
        foreach (var link in environment.Read.LinksFrom(record.Key))
        {
            var exists = Exists(link.To);
            unused.AddLink(link.To);
            hasParent |= exists && link.Role == LinkRole.Parent;
            hasRequester |= exists && link.Role == LinkRole.Requester;
            if (!exists)
            {
                log.Add(ReasonCode.DanglingLink, record.Object, link.Role, record.Key, link.To.ToString());
            }
        }

        if (!hasParent && record.Key.Kind is Kind.Message or Kind.Task)
        {
            log.Add(ReasonCode.NoParent, record.Object, null, record.Key, Title(record));
        }

        if (!hasRequester && record.Key.Kind == Kind.Ticket)
        {
            log.Add(QualityCode.NoRequester, record.Object, null, record.Key, Title(record));
        }
    }

    /// <summary>Asked of the ledger, because a list of all keys would grow with the account.</summary>
    private bool Exists(RecordKey key) => people.Contains(key) || known.Get(key, asked => environment.Read.Entry(asked) is { Deleted: false });

    private void CheckTimes(CanonicalRecord record)
    {
        if (DateChecks.OutOfOrder(record) is var (code, role))
        {
            log.Add(code, record.Object, FieldName(record, role), record.Key, $"{record.ByRole(role).Print()}, created {record.ByRole(FieldRole.CreatedAt).Print()}");
        }
    }

    private void CheckFile(CanonicalRecord record)
    {
        var stated = record.ByRole(FieldRole.FileBytes) is FieldValue.Number size ? size.Value : 0;
        var file = environment.Read.File(record.Key);
        var name = record.ByRole(FieldRole.FileName).Print();
        if (Math.Max(stated, file?.Bytes ?? 0) > environment.Route.MaxFileBytes)
        {
            log.Add(QualityCode.OversizeFile, record.Object, FieldName(record, FieldRole.FileBytes), record.Key, name);
        }

        if (file?.Failure is { } failure)
        {
            log.Add(failure, record.Object, null, record.Key, name);
        }
        else if (file is null && stated == 0 && record.ByRole(FieldRole.FileBytes) is FieldValue.Number)
        {
            log.Add(ReasonCode.FileEmpty, record.Object, null, record.Key, name);
        }
    }

    private static string? FieldName(CanonicalRecord record, string role) =>
        record.Fields.FirstOrDefault(field => field.Schema.Role == role)?.Schema.Name;

    private static string Title(CanonicalRecord record)
    {
        string[] roles = [FieldRole.Name, FieldRole.Subject, FieldRole.LastName, FieldRole.FirstName, FieldRole.Body];
        return roles.Select(role => record.ByRole(role).Print()).FirstOrDefault(text => text.Length > 0) ?? "";
    }
}
