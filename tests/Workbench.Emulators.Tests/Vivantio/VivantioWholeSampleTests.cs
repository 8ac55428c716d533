using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Vivantio;

public sealed class VivantioWholeSampleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task EveryRecord_BuiltInSample_Appears() => AppearsAsync(new BuiltInSample(0.5));

    [Fact]
    public Task EveryRecord_MailThreads_Appears() => AppearsAsync(new CsvFolderSample(SharedMaterial.Require("data", "mail-threads")));

    [Fact]
    public async Task Values_BuiltInSample_AreThoseOfItsFields()
    {
        var sample = new BuiltInSample(0.2);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var labels = await LabelsAsync(account, 6, 7, 11);

        foreach (var (area, id, custom) in sample.Organizations().Select(one => ("Client", VivantioIds.Client(one.Id), one.Custom))
            .Concat(sample.Contacts().Select(one => ("Caller", VivantioIds.Caller(one.Id), one.Custom)))
            .Concat(sample.Tickets().Select(one => ("Ticket", VivantioIds.Ticket(one.Id), one.Custom))))
        {
            var forms = await account.RowsAsync(
                "Entity/CustomEntitySelectByTypeIdAndParent", $$"""{"TypeId":0,"ParentId":{{id}},"SystemArea":"{{area}}"}""");
            var given = forms.SelectMany(form => form["FieldValues"]!.AsArray())
                .Where(value => !string.IsNullOrEmpty((string?)value!["Value"]) && (int)value["FieldId"]! != 901)
                .ToDictionary(value => labels[(int)value!["FieldId"]!], value => (string)value!["Value"]!);
            var expected = custom.Where(value => !string.IsNullOrEmpty(value.Value)).ToDictionary(
                value => value.Key, value => Written(sample, value.Key, value.Value!));
            Assert.Equal(expected.OrderBy(value => value.Key), given.OrderBy(value => value.Key));
        }
    }

    [Fact]
    public async Task State_StartedAgain_IsTheSameAndIsNotFilledTwice()
    {
        var folder = Directory.CreateTempSubdirectory("vivantio-");
        try
        {
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "state.db") };
            string fingerprint;
            await using (var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1), options: options))
            {
                Assert.True(await account.Emulator.ApplyEditsAsync(Cancellation) > 8);
                fingerprint = account.Emulator.Running.Fingerprint();
            }

            await using var restarted = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1), options: options);
            Assert.Equal(0, await restarted.Emulator.ApplyEditsAsync(Cancellation));
            Assert.Equal(fingerprint, restarted.Emulator.Running.Fingerprint());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AppearsAsync(SampleAccount sample)
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { HasExtras = false }, sample);
        var tickets = await account.AllAsync("Ticket");
        var users = await account.RowsAsync("Configuration/UserSelectAll");

        AssertSame(sample.Agents().Select(one => VivantioIds.User(one.Id)), users);
        AssertSame(sample.Organizations().Select(one => VivantioIds.Client(one.Id)), await account.AllAsync("Client"));
        AssertSame(sample.Contacts().Select(one => VivantioIds.Caller(one.Id)), await account.AllAsync("Caller"));
        AssertSame(sample.Tickets().Select(one => VivantioIds.Ticket(one.Id)), tickets);
        AssertSame(sample.Articles().Select(one => VivantioIds.Article(one.Id)), await account.SelectAsync("Article"));
        Assert.Equal(
            sample.Collections().Select(one => one.Name).Order(),
            (await account.RowsAsync("Configuration/CategorySelectByRecordTypeId/10")).Select(row => (string)row["Name"]!).Order());

        var messages = sample.Messages().Where(one => one.TicketId is not null).ToDictionary(one => VivantioIds.Action(one.Id));
        foreach (var ticket in tickets)
        {
            foreach (var action in await account.RowsAsync($"Ticket/ActionSelectByParentId/{ticket["Id"]}?includePrivate=True"))
            {
                if (!messages.Remove((long)action["Id"]!, out var message))
                    Assert.Null(action["Notes"]);
                else
                    AssertText(message, action);
            }
        }

        Assert.Empty(messages);
        await AssertFilesAsync(account, sample, tickets);
    }

    private static void AssertText(SampleMessage message, JsonObject action)
    {
        Assert.Equal(message.Body, (string?)action[message.BodyType == SampleBodyType.Html ? "NotesHtml" : "Notes"]);
        Assert.Equal(message.CreatedAt.UtcDateTime.ToString("s"), (string?)action["ActionDate"]);
        Assert.Equal(VivantioRules.Describe(message), (string?)action["Description"]);
    }

    private static async Task AssertFilesAsync(VivantioAccount account, SampleAccount sample, IEnumerable<JsonObject> tickets)
    {
        var parents = tickets.Select(row => ("Ticket", (long)row["Id"]!))
            .Concat(sample.Contacts().Select(one => ("Caller", VivantioIds.Caller(one.Id))))
            .Concat(sample.Organizations().Select(one => ("Client", VivantioIds.Client(one.Id))));
        var given = new HashSet<string>();
        foreach (var (area, id) in parents)
        {
            foreach (var row in await account.RowsAsync($"File/AttachmentSelectByParent?parentId={id}&parentArea={area}"))
                Assert.True(given.Add((string)row["AttachmentGuid"]!) || (int)row["Kind"]! == 1);
        }

        var expected = sample.Attachments().Where(file => file.ParentKind != SampleParentKind.Task)
            .Select(file => VivantioIds.Attachment(file.Id));
        Assert.Subset(given, expected.ToHashSet());
    }

    private static void AssertSame(IEnumerable<long> expected, IEnumerable<JsonObject> rows) =>
        Assert.Equal(expected.Order(), rows.Select(row => (long)row["Id"]!).Order());

    private static async Task<Dictionary<int, string>> LabelsAsync(VivantioAccount account, params int[] recordTypes)
    {
        var labels = new Dictionary<int, string>();
        foreach (var type in recordTypes)
        {
            foreach (var form in await account.RowsAsync("Entity/CustomEntityDefinitionSelectByRecordTypeId", $$"""{"Id":{{type}}}"""))
            {
                var whole = (await account.PostAsync($"Entity/CustomEntityDefinitionSelectById?id={form["Id"]}"))["Item"]!;
                foreach (var field in whole["FieldDefinitions"]!.AsArray())
                    labels.Add((int)field!["Id"]!, (string)field["Label"]!);
            }
        }

        return labels;
    }

    private static string Written(SampleAccount sample, string label, string value) => TypeOf(sample, label) switch
    {
        SampleFieldType.Date => value + "T00:00:00",
        SampleFieldType.Checkbox => value == "true" ? "True" : "False",
        SampleFieldType.Agent => sample.Agents().Single(agent => agent.Id == value).Email!,
        _ => value,
    };

    private static SampleFieldType TypeOf(SampleAccount sample, string label) => sample.Fields.Single(field => field.Label == label).Type;
}
