using System.Text.Json.Nodes;
using C = Workbench.Emulators.ZohoDesk.ZohoDeskCollections;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Imports agents, accounts and contacts of a bundle. Columns: Zoho's "Assisted Data Migration Guide".</summary>
internal sealed class BundlePeople(DeskAccount desk, BundleRecords records, BundleReport report)
{
    private static readonly (string Column, string Field)[] AccountColumns =
    [
        ("Account Name", "accountName"), ("Phone", "phone"), ("Email", "email"), ("Fax", "fax"), ("Website", "website"),
        ("Industry", "industry"), ("Street", "street"), ("City", "city"), ("Description", "description"), ("Annual Revenue", "annualrevenue"),
    ];

    private static readonly (string Column, string Field)[] ContactColumns =
    [
        ("First Name", "firstName"), ("Last Name", "lastName"), ("Email", "email"), ("Phone", "phone"), ("Type", "type"), ("Mobile", "mobile"),
        ("Street", "street"), ("City", "city"), ("State", "state"), ("Country", "country"), ("Zip", "zip"), ("Description", "description"),
    ];

    public void Import(string folder)
    {
        foreach (var row in new BundleTable(folder, "Agents", "agentExtId", "Last Name", "Email").Rows(report))
        {
            ImportAgent(row);
        }
        foreach (var row in new BundleTable(folder, "Accounts", "AccountExtId", "Account Name").Rows(report))
        {
            Import(ZohoModules.Accounts, row, "AccountExtId", "Account Name", AccountColumns);
        }
        foreach (var row in new BundleTable(folder, "Contacts", "ContactExtId", "Last Name").Rows(report))
        {
            Import(ZohoModules.Contacts, row, "ContactExtId", "Last Name", ContactColumns);
        }
    }

    private void ImportAgent(BundleRow row)
    {
        if (row["agentExtId"] is not { } externalId || row["Email"] is not { } email || row["Last Name"] is not { } lastName)
        {
            report.Problems.Add($"{row.Place}: an agent needs agentExtId, Last Name and Email.");
            return;
        }
        var known = desk.Store.FindBy(C.Agents, "email", email.ToLowerInvariant(), limit: 1).FirstOrDefault()?.Body;
        var agent = known ?? Agents.New(
            desk, row["First Name"] ?? "", lastName, email, "AgentPublic", desk.Store.Scan(C.Departments).Select(department => department.Id));
        agent["isConfirmed"] = known is not null;
        agent["_extId"] = externalId;
        Agents.Save(desk, agent);
        report.Count(C.Agents);
    }

    private void Import(ZohoModule module, BundleRow row, string idColumn, string nameColumn, (string Column, string Field)[] columns)
    {
        if (row[idColumn] is not { } externalId || row[nameColumn] is null)
        {
            report.Problems.Add($"{row.Place}: '{idColumn}' and '{nameColumn}' must not be empty.");
            return;
        }
        var record = new JsonObject();
        BundleRecords.Copy(row, record, columns);
        if (module == ZohoModules.Contacts && row["AccountExtId"] is { } account)
        {
            record["accountId"] = records.Known(C.Accounts, account);
            if (record["accountId"] is null)
            {
                report.Problems.Add($"{row.Place}: no account has the AccountExtId '{account}'.");
            }
        }
        records.Add(module, row, record, externalId);
    }
}
