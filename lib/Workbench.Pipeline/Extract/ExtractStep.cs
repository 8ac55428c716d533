using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Delta;

namespace Workbench.Pipeline.Extract;

/// <summary>
/// Streams every record and relation of the source into the ledger. A full scan: what it no longer sees is marked deleted. Nothing is
/// read from an object whose permission canary failed, because an empty answer would look like "no records".
/// </summary>
public sealed class ExtractStep(MigrationEnvironment environment, SchemaSnapshot schema)
{
    private const int CommitSize = 500;

    /// <summary>Runs one full scan, from what depends to what it depends on.</summary>
    /// <returns>What changed since the scan before.</returns>
    /// <exception cref="GateException">A permission canary failed.</exception>
    public async Task<ScanResult> RunAsync(CancellationToken cancellation)
    {
        await RequirePermissionsAsync(cancellation);
        await DeltaMark.ReopenAsync(environment, cancellation);
        var scan = environment.Read.LastScan() + 1;

        // Attachments are not counted by discovery, so their number is not part of the total.
        long? total = schema.Objects.Any(found => found.Kind == Kind.Attachment) ? null : schema.Objects.Sum(found => found.Count ?? 0);
        var meter = new ProgressMeter(environment, "extract", total, () => environment.Source.Quota);
        var counts = new List<ObjectScan>();

        // What depends comes first: people go on working meanwhile, and what a record names was there before it and is seen by the later read.
        foreach (var found in schema.Objects.Where(found => found.Kind is not null and not Kind.Attachment).OrderByDescending(found => Rank(found.Kind)))
        {
            counts.Add(await ExtractObjectAsync(found, scan, meter, cancellation));
        }

        counts.AddRange(await ExtractRelatedAsync(scan, meter, cancellation));

        // Only now is every relation known: what this scan did not see is gone, and messages can be given their homes.
        await environment.Ledger.CommitAsync(
            [.. counts.Select(found => new LedgerChange.ScanFinished(found.Object, scan, found.Records))], cancellation);
        meter.Finish();
        return new ScanResult(scan, counts);
    }

    private async Task RequirePermissionsAsync(CancellationToken cancellation)
    {
        var blocked = new List<string>();
        await foreach (var finding in environment.Source.CheckPermissionsAsync(schema, cancellation))
        {
            if (finding.State == FindingState.Blocks)
            {
                blocked.Add($"{finding.Text} {finding.Next}");
            }
        }

        if (blocked.Count > 0)
        {
            throw new GateException("The source hides records, so nothing was read. " + string.Join(" ", blocked));
        }
    }

    private async Task<ObjectScan> ExtractObjectAsync(ObjectSchema found, long scan, ProgressMeter meter, CancellationToken cancellation)
    {
        var batch = new ChangeBatch(environment.Ledger, CommitSize);
        long records = 0;
        await foreach (var record in environment.Source.ExtractAsync(found, schema, cancellation))
        {
            var canonical = environment.Source.Map(record, schema);
            await batch.AddAsync(Extracted(record, canonical, scan), cancellation);
            foreach (var link in canonical.Links)
            {
                await batch.AddAsync(new LedgerChange.LinkExtracted(link, scan), cancellation);
            }

            records++;
            meter.Add();
        }

        await batch.FlushAsync(cancellation);
        return new ObjectScan(found.Name, found.Label, records);
    }

    private async Task<IReadOnlyList<ObjectScan>> ExtractRelatedAsync(long scan, ProgressMeter meter, CancellationToken cancellation)
    {
        var batch = new ChangeBatch(environment.Ledger, CommitSize);
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var owner in schema.Objects.Where(found => found.Kind is not null and not Kind.Attachment))
        {
            await foreach (var row in environment.Source.ExtractRelatedAsync(owner, schema, cancellation))
            {
                if (row.Attachment is { } attachment)
                {
                    await batch.AddAsync(Extracted(attachment, environment.Source.Map(attachment, schema), scan), cancellation);
                    files[attachment.Object] = files.GetValueOrDefault(attachment.Object) + 1;
                    meter.Add();
                }

                await batch.AddAsync(new LedgerChange.LinkExtracted(row.Link, scan), cancellation);
            }
        }

        await batch.FlushAsync(cancellation);
        return [.. schema.Objects.Where(found => found.Kind == Kind.Attachment)
            .Select(found => new ObjectScan(found.Name, found.Label, files.GetValueOrDefault(found.Name)))];
    }

    private static LedgerChange.RecordExtracted Extracted(SourceRecord record, CanonicalRecord canonical, long scan)
    {
        var occurred = Instant(canonical, FieldRole.OccurredAt) ?? Instant(canonical, FieldRole.CreatedAt);
        var form = canonical.ByRole(FieldRole.ActivityType).Print().ToLowerInvariant();
        return new LedgerChange.RecordExtracted(record, scan, occurred, form, LabelOf(canonical));
    }

    private static DateTimeOffset? Instant(CanonicalRecord record, string role) => record.ByRole(role) switch
    {
        FieldValue.Instant instant => instant.Value,
        FieldValue.Date date => new DateTimeOffset(date.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => null,
    };

    private static string LabelOf(CanonicalRecord record)
    {
        string[] roles = [FieldRole.Name, FieldRole.Subject, FieldRole.FileName, FieldRole.Email];
        var label = roles.Select(role => record.ByRole(role).Print()).FirstOrDefault(text => text.Length > 0)
            ?? $"{record.ByRole(FieldRole.FirstName).Print()} {record.ByRole(FieldRole.LastName).Print()}".Trim();
        return label.Length <= 200 ? label : label[..200];
    }

    private static int Rank(Kind? kind) => kind switch
    {
        Kind.Agent or Kind.Team or Kind.Group => 0,
        Kind.Organization => 1,
        Kind.Contact => 2,
        Kind.Ticket => 3,
        Kind.Task => 4,
        Kind.Message => 5,
        _ => 6,
    };
}

/// <summary>One full scan of the source.</summary>
public sealed record ScanResult(long Scan, IReadOnlyList<ObjectScan> Objects);

/// <summary>Records that a scan saw in one object.</summary>
public sealed record ObjectScan(string Object, string Label, long Records);
