using System.Text.Json.Nodes;

namespace Workbench.Emulators.Checking;

/// <summary>Documents of the destination by the source key they carry, and the key by document.</summary>
internal sealed class TwinIndex
{
    private readonly ILookup<string, JsonObject> contacts;
    private readonly ILookup<string, JsonObject> companies;
    private readonly ILookup<string, JsonObject> tickets;

    public TwinIndex(Workspace workspace)
    {
        contacts = workspace.Contacts.Where(found => Workspace.Text(found, "external_id") is not null).ToLookup(found => Workspace.Text(found, "external_id")!);
        companies = workspace.Companies.ToLookup(found => workspace.CustomValue(found, "company", "Key of the source record")?.ToString()
            ?? Workspace.Text(found, "company_id")!);
        tickets = workspace.Tickets.Where(found => workspace.SourceIdOf(found) is not null).ToLookup(found => workspace.SourceIdOf(found)!);
    }

    public IReadOnlyList<JsonObject> Contacts(string key) => [.. contacts[key]];

    public IReadOnlyList<JsonObject> Companies(string key) => [.. companies[key]];

    public IReadOnlyList<JsonObject> Tickets(string key) => [.. tickets[key]];

    /// <summary>The ticket and its continuations <c>#2</c>, <c>#3</c> and so on.</summary>
    public IReadOnlyList<JsonObject> Chapters(string key)
    {
        List<JsonObject> chapters = [.. tickets[key]];
        for (var number = 2; tickets[$"{key}#{number}"].Any(); number++)
        {
            chapters.AddRange(tickets[$"{key}#{number}"]);
        }

        return chapters;
    }

    public string? ContactId(string key) => contacts[key].Select(Workspace.IdOf).FirstOrDefault();

    public string? CompanyId(string key) => companies[key].Select(Workspace.IdOf).FirstOrDefault();
}
