using System.Text.Json.Nodes;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Ivinex;

public sealed class OperatorFilesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_BuiltInAccount_FitsTheRunningEmulator()
    {
        var folder = Directory.CreateTempSubdirectory("operator-");
        try
        {
            var settings = new IvinexSettings { IdOffset = 300, ShuffleRows = false };
            var sample = new BuiltInSample(0.2);
            await using var account = await IvinexAccount.StartAsync(settings, sample);

            await OperatorFiles.WriteAsync(sample, settings, folder.FullName, Cancellation);

            var roles = await ItemsAsync(folder, "tab-roles");
            foreach (var (role, tab) in new[] { ("contact", "Contacts"), ("ticket", "Tickets"), ("activity", "Activities"), ("user", "Users") })
            {
                var row = roles.Single(one => (string?)one!["role"] == role)!;
                Assert.Equal(await account.TabIdAsync(tab), (string?)row["tabId"]);
                Assert.Equal((await account.AllAsync(tab)).Count, (int)row["expectedCount"]!);
                Assert.False((bool)row["allowEmpty"]!);
            }

            Assert.Contains("41",
                (await ItemsAsync(folder, "groups")).SelectMany(group => group!["members"]!.AsArray()).Select(id => (string)id!));
            var workflow = (await ItemsAsync(folder, "workflows"))[0]!;
            Assert.Equal("wf-12", (string?)workflow["key"]);
            Assert.Equal("=", (string?)workflow["conditions"]![0]!["op"]);
            Assert.Equal("group:Support", (string?)workflow["actions"]![0]!["target"]);
            Assert.Equal("desc", (string?)(await ItemsAsync(folder, "views"))[0]!["sort"]![0]!["dir"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Write_AccountThatHidesSchemaAndUsers_WritesThemToo()
    {
        var folder = Directory.CreateTempSubdirectory("operator-");
        try
        {
            var hiding = new IvinexSettings { Generation = IvinexGeneration.Records, HiddenTabs = new HashSet<string> { "Users" } };
            await OperatorFiles.WriteAsync(new BuiltInSample(0.1), hiding, folder.FullName, Cancellation);

            var contacts = (await ItemsAsync(folder, "schema")).Single(tab => (string?)tab!["name"] == "Contacts")!;
            Assert.Equal("1001", (string?)contacts["tabId"]);
            var type = contacts["fields"]!.AsArray().Single(field => (string?)field!["name"] == "contact_type")!;
            Assert.Equal("DROPDOWN", (string?)type["dataType"]);
            Assert.Equal("(please select)", (string?)type["options"]![0]!["label"]);
            var agent = (await ItemsAsync(folder, "users")).Single(user => (string?)user!["id"] == "50")!;
            Assert.False((bool)agent["active"]!);
            Assert.Equal("Support", (string?)agent["groups"]![0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<JsonArray> ItemsAsync(DirectoryInfo folder, string kind)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, kind + ".json"), Cancellation))!;
        Assert.Equal("workbench.operator/" + kind, (string?)file["kind"]);
        Assert.Equal(1, (int)file["version"]!);
        Assert.Equal("ivinex", (string?)file["source"]);
        return file["items"]!.AsArray();
    }
}
