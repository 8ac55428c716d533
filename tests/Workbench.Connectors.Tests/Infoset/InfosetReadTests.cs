using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Every record of the account arrives once, with its links.</summary>
public sealed class InfosetReadTests
{
    [Fact]
    public async Task Extract_WholeAccount_YieldsEveryRecordOnce()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        var sample = account.Sample;
        foreach (var (name, count) in new[]
        {
            ("companies", sample.Organizations().Count()),
            ("contacts", sample.Contacts().Count()),
            ("tickets", sample.Tickets().Count()),
            ("deals", sample.Deals().Count()),
            ("calls", sample.Calls().Count()),
            ("articles", sample.Articles().Count()),
            ("agents", sample.Agents().Count()),
            ("chats", 10),
        })
        {
            var keys = (await account.ExtractAsync(name)).Select(record => record.Key).ToList();
            Assert.Equal((name, count, count), (name, keys.Count, keys.Distinct().Count()));
        }
    }

    [Fact]
    public async Task Extract_MailThreads_YieldsEveryRecordOnce()
    {
        var sample = new CsvFolderSample(SharedMaterial.Require("data", "mail-threads"));
        await using var account = await InfosetAccount.StartAsync(sample, null);
        Assert.Equal(sample.Tickets().Count(), (await account.ExtractAsync("tickets")).Select(record => record.Key).Distinct().Count());
        Assert.Equal(sample.Contacts().Count(), (await account.ExtractAsync("contacts")).Select(record => record.Key).Distinct().Count());
        var logs = (await account.ReadAsync("ticket-logs")).ToDictionary(record => record.Key.Id);
        Assert.All(sample.Messages(), message => Assert.Equal(message.Subject, logs[InfosetIds.Log(message.Id).ToString()].ByRole(FieldRole.Subject).Print()));
        Assert.DoesNotContain(await account.FindingsAsync(), finding => finding.State == Core.Connectors.FindingState.Blocks);
    }

    [Fact]
    public async Task Extract_Logs_HoldsEveryMessageOfTickets()
    {
        await using var account = await InfosetAccount.StartAsync();
        var logs = (await account.ReadAsync("ticket-logs")).ToDictionary(record => record.Key.Id);
        var messages = account.Sample.Messages().Where(message => message.TicketId is not null).ToList();
        Assert.All(messages, message =>
        {
            var record = logs[InfosetIds.Log(message.Id).ToString()];
            Assert.Contains(
                new RecordLink(record.Key, LinkRole.Parent, new("infoset", Kind.Ticket, InfosetIds.Ticket(message.TicketId!).ToString())), record.Links);
            Assert.Equal(message.Direction == SampleDirection.Inbound ? "inbound" : "outbound", record.ByRole(FieldRole.Direction).Print());
        });
    }
}
