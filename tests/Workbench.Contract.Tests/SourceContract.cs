using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Pipeline.SignOff;

namespace Workbench.Contract.Tests;

/// <summary>What every source connector must do, whatever its vendor is.</summary>
internal sealed class SourceContract(SourceSubject subject, CancellationToken cancellation)
{
    private static readonly SampleAccount Sample = new BuiltInSample(0.1);

    /// <summary>Names of all promises, in the order of <see cref="RunAsync"/>'s cases.</summary>
    public static IReadOnlyList<string> Promises { get; } =
        ["reads-to-the-end-under-drift", "waits-for-seconds", "waits-until-a-date", "survives-500", "maps-purely", "says-what-it-cannot-read", "stops-when-cancelled", "downloads-bytes", "keeps-secrets", "looks-again"];

    public Task RunAsync(string promise) => promise switch
    {
        "reads-to-the-end-under-drift" => ReadToTheEndUnderDriftAsync(),
        "waits-for-seconds" => ReadThroughAsync("429(1)@3x2,429(1)@12"),
        "waits-until-a-date" => ReadThroughAsync("429-date(1)@3,429-date(1)@12"),
        "survives-500" => ReadThroughAsync("500@4x2,500@15"),
        "maps-purely" => MapPurelyAsync(),
        "says-what-it-cannot-read" => SayWhatItCannotReadAsync(),
        "stops-when-cancelled" => StopWhenCancelledAsync(),
        "downloads-bytes" => DownloadBytesAsync(),
        "keeps-secrets" => KeepSecretsAsync(),
        "looks-again" => LookAgainAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(promise), promise, "No such promise."),
    };

    /// <summary>
    /// The account changes as soon as the first contact, or the first ticket, was read: no key comes twice, and none is missed that was
    /// there before and still is.
    /// </summary>
    private async Task ReadToTheEndUnderDriftAsync()
    {
        var before = await KeysAsync("");
        foreach (var kind in new[] { Kind.Contact, Kind.Ticket })
        {
            await using var connection = await StartAsync();
            var source = connection.Open(subject.Entry);
            var schema = await source.DiscoverAsync(cancellation);
            var seen = new HashSet<RecordKey>();
            await foreach (var record in AllAsync(source, schema))
            {
                Assert.True(seen.Add(record.Key), $"{record.Key} came twice");
                if (record.Key.Kind == kind)
                {
                    await connection.Account.ApplyEditsAsync(cancellation);
                }
            }

            var after = await AllAsync(source, schema).Select(record => record.Key).ToListAsync(cancellation);
            Assert.Empty(before.Intersect(after).Except(seen));
            Assert.True(Count(seen, Kind.Contact) >= Sample.Contacts().Count(), $"{Count(seen, Kind.Contact)} contacts came");
            Assert.True(Count(seen, Kind.Ticket) >= Sample.Tickets().Count(), $"{Count(seen, Kind.Ticket)} tickets came");
            Assert.True(Count(seen, Kind.Message) >= Sample.Messages().Count(message => message.TicketId is not null) / 2, $"{Count(seen, Kind.Message)} messages came");
        }
    }

    /// <summary>Records that come, change and go are no drift of the schema.</summary>
    private async Task LookAgainAsync()
    {
        await using var connection = await StartAsync();
        var source = connection.Open(subject.Entry);
        var schema = await source.DiscoverAsync(cancellation);
        await connection.Account.ApplyEditsAsync(cancellation);

        var again = await source.RediscoverAsync(schema, cancellation);

        Assert.Empty(SchemaDiff.Between(schema, again).Select(change => change.Words()));
    }

    private async Task ReadThroughAsync(string faults)
    {
        var wanted = await KeysAsync("");
        var found = await KeysAsync(faults);
        Assert.Equal(wanted, found);
    }

    private async Task MapPurelyAsync()
    {
        await using var connection = await StartAsync();
        var (source, other) = (connection.Open(subject.Entry), connection.Open(subject.Entry));
        var schema = await source.DiscoverAsync(cancellation);
        var records = await AllAsync(source, schema).ToListAsync(cancellation);
        var requests = connection.Account.Emulator.Log.Total;
        foreach (var record in records)
        {
            var (first, second) = (source.Map(record, schema), other.Map(record, schema));
            Assert.Equal(Print(first), Print(second));
            Assert.Equal(record.Key, first.Key);
            Assert.All(first.Fields, field => Assert.True(field.Schema.Name.Length > 0));
        }

        Assert.NotEmpty(records);
        Assert.Equal(requests, connection.Account.Emulator.Log.Total);
    }

    /// <summary>A body that is no record of the vendor's is a record without fields that says so: one of them must not stop the others.</summary>
    private async Task SayWhatItCannotReadAsync()
    {
        await using var connection = await StartAsync();
        var source = connection.Open(subject.Entry);
        var schema = await source.DiscoverAsync(cancellation);
        var record = await AllAsync(source, schema).FirstAsync(cancellation);
        foreach (var body in new[] { "", "[", "[]", "null", "<html>", "{\"id\":1,\"id\":2}", "\uFEFF{" })
        {
            var read = source.Map(record with { Body = Encoding.UTF8.GetBytes(body) }, schema);

            Assert.Empty(read.Fields);
            Assert.Contains(record.Key.ToString(), read.Unreadable, StringComparison.Ordinal);
        }

        Assert.Null(source.Map(record, schema).Unreadable);
    }

    private async Task StopWhenCancelledAsync()
    {
        await using var connection = await StartAsync();
        var source = connection.Open(subject.Entry);
        var schema = await source.DiscoverAsync(cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            foreach (var found in Readable(schema))
            {
                await foreach (var record in source.ExtractAsync(found, schema, stop.Token))
                {
                    await stop.CancelAsync();
                }
            }
        });
        var requests = connection.Account.Emulator.Log.Total;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.DiscoverAsync(stop.Token));
        Assert.InRange(connection.Account.Emulator.Log.Total, requests, requests + 1);
    }

    private async Task DownloadBytesAsync()
    {
        await using var connection = await StartAsync();
        var source = connection.Open(subject.Entry);
        var schema = await source.DiscoverAsync(cancellation);
        var known = Sample.Attachments().Select(file => Hash(Sample.OpenAttachment(file.Id)))
            .Concat(Sample.Images().Select(image => Hash(Sample.OpenImage(image.Id))))
            .Concat(Sample.Calls().Where(call => call.RecordingBytes is not null).Select(call => Hash(Sample.OpenRecording(call.Id))))
            .Concat(connection.Account.ExtraFiles)
            .ToHashSet();
        var downloaded = new HashSet<string>();
        foreach (var owner in Readable(schema))
        {
            await foreach (var row in source.ExtractRelatedAsync(owner, schema, cancellation))
            {
                if (row.Attachment is not { } attachment)
                {
                    continue;
                }

                using var bytes = new MemoryStream();
                var answer = await source.DownloadAsync(source.Map(attachment, schema), bytes, cancellation);
                if (answer.Failure is null)
                {
                    var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
                    Assert.True(known.Contains(hash), $"{attachment.Key}: these are no bytes of the account");
                    Assert.Equal(bytes.Length, answer.Bytes);
                    downloaded.Add(hash);
                }
            }
        }

        Assert.NotEmpty(downloaded);
    }

    private async Task KeepSecretsAsync()
    {
        const string secret = "hunter2-very-secret";
        await using var connection = await StartAsync();
        var source = connection.Open(subject.Entry, secret);
        var error = await Assert.ThrowsAnyAsync<WorkbenchException>(() => source.DiscoverAsync(cancellation));
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, connection.Scrubber.Scrub($"the token {secret} is wrong"), StringComparison.Ordinal);
        Assert.True(error is ConnectorException, error.GetType().Name);
    }

    private Task<Connection> StartAsync(string faults = "") => Connection.StartAsync(subject.Name, subject.Emulator, Sample, cancellation, faults);

    private async Task<IReadOnlyList<RecordKey>> KeysAsync(string faults)
    {
        await using var connection = await StartAsync();
        var source = connection.Open(subject.Entry);
        var schema = await source.DiscoverAsync(cancellation);
        connection.Account.Emulator.Faults = FaultPlan.Parse(faults);
        var keys = new List<RecordKey>();
        await foreach (var record in AllAsync(source, schema))
        {
            keys.Add(record.Key);
        }

        if (faults.Length > 0)
        {
            Assert.Contains(connection.Account.Emulator.Log.Last, request => request.Fault is not null);
        }

        return [.. keys.Order()];
    }

    private async IAsyncEnumerable<SourceRecord> AllAsync(ISourceConnector source, SchemaSnapshot schema)
    {
        foreach (var found in Readable(schema))
        {
            await foreach (var record in source.ExtractAsync(found, schema, cancellation))
            {
                yield return record;
            }
        }
    }

    private static IEnumerable<ObjectSchema> Readable(SchemaSnapshot schema) =>
        schema.Objects.Where(found => found.Kind is not null and not Kind.Attachment);

    private static int Count(HashSet<RecordKey> keys, Kind kind) => keys.Count(key => key.Kind == kind);

    private static string Print(CanonicalRecord record) =>
        $"{record.Key} {string.Join('|', record.Fields.Select(field => $"{field.Schema.Name}={field.Value.Print()}"))} {string.Join('|', record.Links)}";

    private static string Hash(Stream bytes)
    {
        using (bytes)
        {
            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
    }
}
