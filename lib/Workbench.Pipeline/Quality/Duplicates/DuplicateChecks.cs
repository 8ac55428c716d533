using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality.Sketches;

namespace Workbench.Pipeline.Quality.Duplicates;

/// <summary>
/// Contacts and organizations that are there twice: by address, number and name, and nearly so. Rows are sorted on disk, so that memory does not
/// grow with their number. Every record but the first of its group is a finding.
/// </summary>
internal sealed class DuplicateChecks(FindingLog log, string scratch) : IDisposable
{
    /// <summary>Names of one block that a name is compared with: the ones right before it.</summary>
    public const int Window = 30;

    private const char Separator = '\u001e';

    private readonly SortedRows same = new(scratch);
    private readonly SortedRows blocks = new(scratch);

    /// <summary>Names that were not compared with all of their block, because it is larger than <see cref="Window"/>.</summary>
    public long BeyondWindow { get; private set; }

    public void Add(CanonicalRecord record)
    {
        if (record.Key.Kind is not (Kind.Contact or Kind.Organization))
        {
            return;
        }

        var (email, phone) = (record.ByRole(FieldRole.Email).Print(), record.ByRole(FieldRole.Phone).Print());
        var (full, nameField) = Name(record);
        AddSame(record, ReasonCode.DuplicateEmail, Field(record, FieldRole.Email), MailboxKey.Exact(email), email);
        AddSame(record, QualityCode.SimilarEmail, Field(record, FieldRole.Email), MailboxKey.Mailbox(email), MailboxKey.Exact(email));
        AddSame(record, QualityCode.DuplicatePhone, Field(record, FieldRole.Phone), MailboxKey.PhoneTail(phone), phone);
        var name = NameKey.Of(full, record.Key.Kind == Kind.Organization);
        if (name.Length == 0 || (record.Key.Kind == Kind.Contact && !name.Contains(' ', StringComparison.Ordinal)))
        {
            return;
        }

        AddSame(record, QualityCode.DuplicateName, nameField, name, full);
        var (local, domain) = MailboxKey.Parts(email);
        var person = new Person(record.Key, record.Object, name, local, domain, MailboxKey.PhoneTail(phone), full).Print();
        var (skeleton, prefix) = Blocks(name);
        blocks.Add(TextHash.Of($"{record.Key.Kind} s {skeleton}"), person);
        blocks.Add(TextHash.Of($"{record.Key.Kind} p {prefix}"), person);
    }

    /// <summary>Tells the log. Nothing may be added any more.</summary>
    public void Finish(CancellationToken cancellation)
    {
        FindSame(cancellation);
        FindNear(cancellation);
    }

    public void Dispose()
    {
        same.Dispose();
        blocks.Dispose();
    }

    private void AddSame(CanonicalRecord record, string code, string? field, string key, string shown)
    {
        if (key.Length > 0)
        {
            same.Add(
                TextHash.Of($"{code} {record.Key.Kind} {key}"),
                string.Join(Separator, code, record.Object, field, record.Key.ToString(), Excerpt.Of(shown).Replace(Separator, ' ')));
        }
    }

    private void FindSame(CancellationToken cancellation)
    {
        (ulong Key, string Record, string Shown)? first = null;
        foreach (var row in same.InOrder())
        {
            cancellation.ThrowIfCancellationRequested();
            var parts = row.Text.Split(Separator);
            var (code, key, shown) = (parts[0], parts[3], parts[4]);
            if (first is not { } before || before.Key != row.Key)
            {
                first = (row.Key, key, shown);
            }
            else if (code != QualityCode.SimilarEmail || shown != before.Shown)
            {
                log.Add(code, parts[1], parts[2].Length == 0 ? null : parts[2], RecordKey.Parse(key), $"{shown}, as {before.Record}");
            }
        }
    }

    private void FindNear(CancellationToken cancellation)
    {
        var window = new Queue<Person>(Window);
        var (block, size) = (0UL, 0L);
        foreach (var row in blocks.InOrder())
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Key != block || size == 0)
            {
                window.Clear();
                (block, size) = (row.Key, 0);
            }

            var person = Person.Parse(row.Text);
            var isSkeleton = row.Key == TextHash.Of($"{person.Key.Kind} s {Blocks(person.Name).Skeleton}");
            if (window.FirstOrDefault(other => other.IsNear(person) && (isSkeleton || Blocks(other.Name).Skeleton != Blocks(person.Name).Skeleton)) is { } twin)
            {
                log.Add(QualityCode.NearDuplicate, person.Object, null, person.Key, $"{person.Shown}, like {twin.Shown} ({twin.Key})");
            }

            BeyondWindow += ++size > Window ? 1 : 0;
            if (window.Count == Window)
            {
                window.Dequeue();
            }

            window.Enqueue(person);
        }
    }

    private static (string Skeleton, string Prefix) Blocks(string name)
    {
        const int prefixCharacters = 5;
        var letters = name.Replace(" ", "", StringComparison.Ordinal);
        return (NameKey.Skeleton(name), letters[..Math.Min(prefixCharacters, letters.Length)]);
    }

    private static (string Full, string? Field) Name(CanonicalRecord record)
    {
        var name = record.ByRole(FieldRole.Name).Print();
        return name.Trim().Length > 0
            ? (name, Field(record, FieldRole.Name))
            : ($"{record.ByRole(FieldRole.FirstName).Print()} {record.ByRole(FieldRole.LastName).Print()}", Field(record, FieldRole.LastName));
    }

    private static string? Field(CanonicalRecord record, string role) => record.Fields.FirstOrDefault(field => field.Schema.Role == role)?.Schema.Name;
}
