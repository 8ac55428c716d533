using Workbench.Emulators.Ivinex;

namespace Workbench.Emulators.Tests.Ivinex;

/// <summary>Fields that change behind the API show in the vendor's own list.</summary>
public sealed class IvinexFieldEditsTests
{
    [Fact]
    public async Task Edits_OfOneTab_ShowInItsFieldsUntilCleared()
    {
        await using var account = await IvinexAccount.StartAsync();
        var store = account.Emulator.Running.Store;
        var before = await LabelsAsync(account, "Contacts");
        var others = await LabelsAsync(account, "Tickets");

        var name = IvinexFieldEdits.Add(store, "Contacts", "Shoe size", "DROPDOWN", "42", "43");
        IvinexFieldEdits.Rename(store, "Contacts", "Opt in", "Newsletter");
        IvinexFieldEdits.Remove(store, "Contacts", "Birth date");
        IvinexFieldEdits.AddOption(store, "Contacts", "Shoe size", "44");
        IvinexFieldEdits.Retype(store, "Contacts", "Team size", "TEXT");
        var after = await account.FieldsAsync("Contacts");

        Assert.Equal("shoe_size", name);
        Assert.Equal(
            before.Select(label => label == "Opt in" ? "Newsletter" : label).Where(label => label != "Birth date").Append("Shoe size"),
            after.Select(field => (string)field["DisplayText"]!));
        Assert.Equal(["42", "43", "44"], after.Single(field => (string?)field["FieldName"] == name)["Options"]!.AsArray().Select(option => (string)option!["Label"]!));
        Assert.Equal("TEXT", (string?)after.Single(field => (string?)field["DisplayText"] == "Team size")["DataType"]);
        Assert.Equal(others, await LabelsAsync(account, "Tickets"));

        IvinexFieldEdits.Clear(store, "Contacts");
        Assert.Equal(before, await LabelsAsync(account, "Contacts"));
    }

    private static async Task<IReadOnlyList<string>> LabelsAsync(IvinexAccount account, string tab) =>
        [.. (await account.FieldsAsync(tab)).Select(field => (string)field["DisplayText"]!)];
}
