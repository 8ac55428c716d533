using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>Uploads, their addresses, and the call that reads private ones.</summary>
internal sealed class Files(GorgiasState state)
{
    private const string Open = "public_attachment";
    private const string DomainHash = "Nq8kzRw2Xy5bVd3t";

    private static readonly string[] Types = ["attachment", Open, "profile_picture", "widget_picture"];

    public void Map(WebApplication app, GorgiasRoutes routes)
    {
        routes.Post("/api/upload", Scopes.Uploads, Upload, "type");
        routes.Get("/api/{file_type}/download/{domain_hash}/{resource_name}", Scopes.Tickets, [], call =>
        {
            var path = $"/attachments/{call.Route("domain_hash")}/{call.Route("resource_name")}";
            var file = ByPath(path) ?? throw GorgiasProblem.NotFound("File", call.Route("resource_name"));
            return new GorgiasAnswer(200) { File = (file.Text("content_type")!, Convert.FromBase64String(file.Text("data")!)) };
        });
        app.MapGet("/attachments/{hash}/{name}", (string hash, string name) => ByPath($"/attachments/{hash}/{name}") switch
        {
            null => Results.StatusCode(StatusCodes.Status404NotFound),
            { } file when file.Text("type") == "attachment" => Results.StatusCode(StatusCodes.Status403Forbidden),
            { } file => Results.Bytes(Convert.FromBase64String(file.Text("data")!), file.Text("content_type")),
        });
    }

    /// <summary>The attachments of a message; each that was uploaded here knows its file.</summary>
    /// <exception cref="GorgiasProblem">400: an address of this account under which nothing was uploaded.</exception>
    public JsonArray Attach(JsonArray attachments) => attachments.Select(attachment =>
    {
        var url = attachment.Text("url")!;
        // An emulator that was started again may have another port, so the host does not count.
        var file = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback
            ? ByPath(address.AbsolutePath) ?? throw GorgiasProblem.Field("attachments", $"Nothing was uploaded under '{url}'.")
            : null;
        return (JsonNode?)new JsonObject
        {
            ["url"] = url,
            ["name"] = attachment.Copy("name"),
            ["content_type"] = attachment.Copy("content_type"),
            ["size"] = attachment.Copy("size") ?? file.Copy("size"),
            ["public"] = attachment.Flag("public") ?? false,
            ["extra"] = attachment.Copy("extra"),
            ["file_id"] = file.Copy("id"),
        };
    }).ToJsonArray();

    private JsonObject? ByPath(string path) =>
        state.Store.FindBy(GorgiasCollections.Files, "path", path, limit: 1).FirstOrDefault()?.Body;

    private GorgiasAnswer Upload(GorgiasCall call)
    {
        var type = call.Query("type") ?? Types[0];
        if (!Types.Contains(type))
        {
            throw GorgiasProblem.Field("type", $"Must be one of: {string.Join(", ", Types)}.");
        }
        return call.Parts.Count == 0
            ? throw GorgiasProblem.Invalid("No file was sent.")
            : GorgiasAnswer.Created(call.Parts.Select(part => (JsonNode?)Keep(part, type, call.Address)).ToJsonArray());
    }

    private JsonObject Keep(UploadedPart part, string type, string address)
    {
        var id = state.NextId(GorgiasCollections.Files);
        // The resource name is made by the vendor: a file's label never forms a path.
        var path = $"/attachments/{DomainHash}/{state.Hex("_resources")}";
        state.Put(GorgiasCollections.Files, new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = part.Label,
            ["content_type"] = part.ContentType,
            ["size"] = part.Bytes.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(part.Bytes)),
            ["url_path"] = path,
            ["data"] = Convert.ToBase64String(part.Bytes),
        }, new Lookup("path", path));
        return new JsonObject
        {
            ["content_type"] = part.ContentType, ["name"] = part.Label, ["size"] = part.Bytes.Length, ["url"] = address + path,
        };
    }
}
