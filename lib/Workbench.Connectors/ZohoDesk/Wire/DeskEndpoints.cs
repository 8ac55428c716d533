using System.Collections.Frozen;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>
/// Every call the connector makes, a closed list. Calls that send or draft a reply, that close in bulk, or that delete as spam are not in it.
/// </summary>
public static class DeskEndpoints
{
    private const string Spec = "Zoho Desk OpenAPI 1.0 (zoho/zohodesk-oas)";
    private const string Client = "clients of the real API (Postman reference copy, n8n-nodes-zoho-desk)";

    private static readonly FrozenDictionary<string, Endpoint> Rows = Build().ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>All rows.</summary>
    public static IReadOnlyCollection<Endpoint> All => Rows.Values;

    /// <summary>The row of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Endpoint Of(string name) => Rows[name];

    private static IEnumerable<Endpoint> Build() =>
    [
        Read("organizations", "/organizations", Client),
        Read("myinfo", "/myinfo", Client),
        Read("departments", "/departments", Client),
        Read("agents", "/agents", Client),
        Read("teams", "/teams", Client),
        Read("layouts", "/layouts", Spec),
        Read("layout", "/layouts/{layoutId}", Spec),
        Read("fields", "/fields", Spec),
        Write("field.create", HttpMethod.Post, "/fields?module={module}", Spec),
        Write("field.delete", HttpMethod.Delete, "/fields/{fieldId}", Spec),
        Write("layout-field.update", HttpMethod.Patch, "/layouts/{layoutId}/fields/{fieldId}", Spec),
        Write("layout-fields.add", HttpMethod.Post, "/layouts/{layoutId}/cloneFieldsInLayout", Spec),
        Write("upload", HttpMethod.Post, "/uploads", Client),
        .. Module("account", ["contacts", "tickets"]),
        .. Module("contact", ["tickets", "tasks", "calls"]),
        .. Module("ticket", ["tasks", "tags"]),
        .. Module("task", []),
        .. Module("call", []),
        Read("accounts.search", "/accounts/search", Client),
        Read("contacts.search", "/contacts/search", Client),
        Read("tickets.search", "/tickets/search", Client),
        Write("ticket.close", HttpMethod.Patch, "/tickets/{id}?disableClosureNotification=true", Spec),
        Write("ticket.tag", HttpMethod.Post, "/tickets/{id}/associateTag", Client),
        Write("ticket.untag", HttpMethod.Post, "/tickets/{id}/dissociateTag", Client),
    ];

    private static IEnumerable<Endpoint> Module(string twin, IReadOnlyList<string> lists)
    {
        var root = $"/{twin}s";
        yield return Read($"{twin}s", root, Spec);
        yield return Read(twin, $"{root}/{{id}}", Spec);
        yield return Write($"{twin}.create", HttpMethod.Post, root, Spec);
        yield return Write($"{twin}.update", HttpMethod.Patch, $"{root}/{{id}}", Spec);
        yield return Write($"{twin}.trash", HttpMethod.Post, $"{root}/moveToTrash", Spec);
        foreach (var list in lists)
        {
            yield return Read($"{twin}.{list}", $"{root}/{{id}}/{list}", Client);
        }

        if (twin == "call")
        {
            yield break;
        }

        yield return Read($"{twin}.comments", $"{root}/{{id}}/comments", Spec);
        yield return Write($"{twin}.comment", HttpMethod.Post, $"{root}/{{id}}/comments", Spec);
        yield return Write(
            $"{twin}.comment.update", twin == "ticket" ? HttpMethod.Patch : HttpMethod.Put, $"{root}/{{id}}/comments/{{commentId}}", twin == "ticket" ? Spec : Client);
        yield return Write($"{twin}.comment.delete", HttpMethod.Delete, $"{root}/{{id}}/comments/{{commentId}}", Spec);
        yield return Read($"{twin}.attachments", $"{root}/{{id}}/attachments", Spec);
        yield return Write($"{twin}.attach", HttpMethod.Post, twin == "ticket" ? $"{root}/{{id}}/attachments?isPublic=false" : $"{root}/{{id}}/attachments", Spec);
        yield return Write($"{twin}.attachment.delete", HttpMethod.Delete, $"{root}/{{id}}/attachments/{{attachmentId}}", Spec);
    }

    private static Endpoint Read(string name, string path, string source) => new(name, HttpMethod.Get, $"/api/v1{path}", Safety.Safe, source);

    private static Endpoint Write(string name, HttpMethod method, string path, string source) => new(name, method, $"/api/v1{path}", Safety.Write, source);
}
