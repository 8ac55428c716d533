using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Kit;

namespace Workbench.Contract.Tests;

/// <summary>A whole account as a bundle: written, read back, imported as the vendor would, and compared with the source record by record.</summary>
public sealed class BundleTests(PreparedMigrations prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DestinationSubject Subject => DestinationSubject.All.Single(subject => subject.Name == "zoho-desk");

    [Fact]
    public async Task Import_WholeAccount_KeepsRecordsTimesAndThreads()
    {
        await using var migration = await prepared.CopyAsync(Subject, Cancellation);
        var folder = Directory.CreateTempSubdirectory("bundle-");
        var (written, check) = (await migration.Bundle().WriteAsync(folder.FullName, Cancellation))!.Value;
        Assert.Empty(check.Problems);
        Assert.Equal(written.Files.Sum(file => file.Rows), check.Rows);

        var report = await ImportAsync(migration, folder.FullName);

        foreach (var complaint in (string[])["droppedTickets", "closedBeforeCreated", "missingColumns", "emptyContent", "problems"])
        {
            Assert.True(report[complaint]!.AsArray().Count == 0, $"{complaint}: {report[complaint]}");
        }

        Assert.Equal(0, report["droppedChildren"]!.GetValue<long>());
        Assert.Equal(Rows(written), report["imported"]!.AsObject().Select(pair => (pair.Key, pair.Value!.GetValue<long>())).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(0, migration.Destination.Account.Emulator.Outbox.Count);
        RequireRecords(migration);
        RequireThreads(migration);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Write_SmallFiles_AreSplitAndBothCountersHold()
    {
        await using var migration = await prepared.CopyAsync(Subject, Cancellation);
        var folder = Directory.CreateTempSubdirectory("bundle-");
        var (written, _) = (await migration.Bundle().WriteAsync(folder.FullName, Cancellation))!.Value;

        Assert.All(written.Files, file => Assert.Equal(file.Bytes, new FileInfo(Path.Combine(folder.FullName, file.Name)).Length));
        var page = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "bundle.md"), Cancellation);
        Assert.All(written.Files, file => Assert.Contains(file.Sha256, page, StringComparison.Ordinal));
        Assert.Contains("bundlePhase2", written.SecondPhase, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "comparison.md")));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Compare_BeforeProvisioning_CountsTheSameAsTheWriter()
    {
        await using var migration = await prepared.CopyAsync(Subject, Cancellation);
        var folder = Directory.CreateTempSubdirectory("bundle-");
        var rows = migration.BundleBeforeProvisioning().Compare(Cancellation)!;

        Assert.Equal((await migration.Bundle().WriteAsync(folder.FullName, Cancellation))!.Value.Written.Comparison, rows);
        var times = rows.Single(row => row.What.StartsWith("Times of messages", StringComparison.Ordinal));
        Assert.True(times is { Counted: > 0, LostByBundle: 0 } && times.LostByApi == times.Counted);
        var files = rows.Single(row => row.What == "Files");
        Assert.True(files is { Counted: > 0, LostByApi: 0 } && files.LostByBundle == files.Counted);
        folder.Delete(recursive: true);
    }

    private static IEnumerable<(string, long)> Rows(BundleResult written) => written.Files
        .GroupBy(file => file.Name.Split('_')[0] switch
        {
            "TicketComments" => "comments",
            var name => name.ToLowerInvariant(),
        })
        .Select(group => (group.Key, group.Sum(file => file.Rows)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static async Task<JsonObject> ImportAsync(Migration migration, string folder)
    {
        using var http = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = migration.Destination.Account.Emulator.BaseAddress };
        var answer = await http.PostAsJsonAsync("_emulator/bundle", new { folder }, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }

    private static void RequireRecords(Migration migration)
    {
        foreach (var (kind, module) in ((Kind, string)[])[(Kind.Organization, "accounts"), (Kind.Contact, "contacts"), (Kind.Ticket, "tickets"), (Kind.Task, "tasks")])
        {
            foreach (var entry in migration.Read.Entries(kind).Where(entry => !entry.Deleted))
            {
                var twin = Assert.Single(Imported(migration, module, entry.Key.ToString()));
                if (migration.Find(entry).ByRole(FieldRole.CreatedAt) is FieldValue.Instant created)
                {
                    Assert.Equal(created.Value, DateTimeOffset.Parse(twin["createdTime"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
                }

                if (kind == Kind.Ticket && twin["statusType"]?.ToString() == "Closed" && migration.Find(entry).ByRole(FieldRole.ClosedAt) is FieldValue.Instant closed)
                {
                    Assert.Equal(closed.Value, DateTimeOffset.Parse(twin["closedTime"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private static void RequireThreads(Migration migration)
    {
        var seen = 0;
        foreach (var ticket in migration.Read.Entries(Kind.Ticket).Where(entry => !entry.Deleted))
        {
            var id = Assert.Single(Imported(migration, "tickets", ticket.Key.ToString()))["id"]!.ToString();
            var threads = migration.Destination.Account.Emulator.Store.FindBy("threads", "owner", $"tickets/{id}", limit: 1_000).Select(found => found.Body).ToList();
            var messages = migration.Read.Thread(ticket.Key);
            Assert.Equal(
                messages.Select(message => message.Key.ToString()),
                threads.OrderBy(thread => thread["createdTime"]!.ToString(), StringComparer.Ordinal)
                    .ThenBy(thread => RecordKey.Parse(thread["_extId"]!.ToString())).Select(thread => thread["_extId"]!.ToString()));
            foreach (var message in messages)
            {
                RequireThread(migration, message.OccurredAt, migration.Find(message), threads.Single(thread => thread["_extId"]!.ToString() == message.Key.ToString()));
                seen++;
            }
        }

        Assert.True(seen > 0);
    }

    private static void RequireThread(Migration migration, DateTimeOffset? at, CanonicalRecord message, JsonObject thread)
    {
        Assert.Equal(at, DateTimeOffset.Parse(thread["createdTime"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        var direction = message.ByRole(FieldRole.Direction).Print();
        if (direction.Length > 0)
        {
            Assert.Equal(direction.StartsWith("in", StringComparison.OrdinalIgnoreCase) ? "in" : "out", thread["direction"]!.ToString());
        }

        var isNote = message.ByRole(FieldRole.ActivityType).Print().Contains("note", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(isNote ? "private" : "public", thread["visibility"]!.ToString());
        var from = message.ByRole(FieldRole.From).Print();
        if (from.Contains('@', StringComparison.Ordinal) && Contact(migration, from) is { } contact)
        {
            Assert.Equal(contact, thread["authorId"]?.ToString());
        }
    }

    private static string? Contact(Migration migration, string email) => migration.Destination.Account.Emulator.Store
        .FindBy("contacts", "email", email.ToLowerInvariant(), limit: 1).FirstOrDefault()?.Id;

    private static IEnumerable<JsonObject> Imported(Migration migration, string collection, string externalId) =>
        migration.Destination.Account.Emulator.Store.FindBy(collection, "extId", externalId, limit: 2).Select(found => found.Body);
}
