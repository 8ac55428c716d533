using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>Checks that look at a record among the others: its links, its file, its e-mail.</summary>
internal sealed class RecordChecks(FindingLog log, MigrationEnvironment environment, HashSet<ulong> known)
{
    private readonly HashSet<ulong> emails = [];

    public void Check(CanonicalRecord record)
    {
        CheckLinks(record);
        if (record.Key.Kind == Kind.Contact)
        {
            CheckEmail(record);
        }
        else if (record.Key.Kind == Kind.Attachment)
        {
            CheckFile(record);
        }
    }

    private void CheckLinks(CanonicalRecord record)
    {
        var hasParent = false;
        foreach (var link in environment.Read.LinksFrom(record.Key))
        {
            var exists = known.Contains(TextHash.Of(link.To.ToString()));
            hasParent |= exists && link.Role == LinkRole.Parent;
            if (!exists)
            {
                log.Add(ReasonCode.DanglingLink, record.Object, link.Role, record.Key, link.To.ToString());
            }
        }

        if (!hasParent && record.Key.Kind is Kind.Message or Kind.Task)
        {
            log.Add(ReasonCode.NoParent, record.Object, null, record.Key, Title(record));
        }
    }

    private void CheckEmail(CanonicalRecord record)
    {
        var email = record.ByRole(FieldRole.Email).Print().Trim();
        if (email.Length == 0)
        {
            log.Add(ReasonCode.NoEmail, record.Object, FieldName(record, FieldRole.Email), record.Key, Title(record));
        }
        else if (!emails.Add(TextHash.Of(email.ToLowerInvariant())))
        {
            log.Add(ReasonCode.DuplicateEmail, record.Object, FieldName(record, FieldRole.Email), record.Key, email);
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
