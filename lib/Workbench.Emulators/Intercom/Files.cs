using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Attachments: the bytes that came in, served again on addresses that expire.</summary>
internal sealed class Files(IntercomWorkspace workspace)
{
    private const string Path = "/_files";
    private const int Most = 10;

    public void Map(WebApplication app) => app.MapGet(Path + "/{id}/{expires}/{seal}/{name}", Serve);

    /// <summary>Reads the attachments of a request.</summary>
    /// <param name="filesFirst">True where <c>attachment_files</c> wins over <c>attachment_urls</c>; else both are taken.</param>
    /// <exception cref="IntercomProblem">400: more than ten, no base64, an incomplete file.</exception>
    public JsonArray Receive(IntercomCall call, bool filesFirst = false)
    {
        var files = call.Body.Array("attachment_files");
        var urls = call.Body.Texts("attachment_urls");
        if (files.Count > Most || urls.Count > Most)
        {
            throw IntercomProblem.Invalid($"No more than {Most} attachments are allowed");
        }
        var received = files.Select(StoreFile);
        return JsonFields.ToArray(filesFirst && files.Count > 0 ? received : received.Concat(urls.Select(url => Receive(url, call))));
    }

    /// <summary>The attachments as an answer shows them, with fresh addresses.</summary>
    public JsonArray View(JsonArray stored, string address) => JsonFields.ToArray(stored.Select(file =>
    {
        var id = file.Text("file_id");
        return new JsonObject
        {
            ["type"] = "upload",
            ["name"] = file.Text("name"),
            ["url"] = id is null ? file.Text("url") : address + Address(id, file.Text("name")!),
            ["content_type"] = file.Text("content_type"),
            ["filesize"] = file.Number("filesize"),
        };
    }));

    private JsonObject StoreFile(JsonNode? file)
    {
        var (name, type, data) = (file.Text("name"), file.Text("content_type"), file.Text("data"));
        if (name is null || type is null || data is null)
        {
            throw IntercomProblem.Invalid("attachment_files need content_type, data and name");
        }
        var bytes = new byte[data.Length * 3L / 4 + 3];
        if (!Convert.TryFromBase64String(data, bytes, out var length))
        {
            throw IntercomProblem.Invalid("attachment_files data is not valid base64");
        }
        return Keep(name, type, data, length);
    }

    private JsonObject Keep(string name, string type, string data, int length)
    {
        var id = workspace.Ids.Number(Collections.Files);
        workspace.Store.Put(Collections.Files, new Document(id, new JsonObject { ["content_type"] = type, ["data"] = data }));
        return new JsonObject { ["file_id"] = id, ["name"] = name, ["content_type"] = type, ["filesize"] = length };
    }

    // An address outside this machine is written down and never called.
    private JsonObject Receive(string url, IntercomCall call)
    {
        var name = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Segments[^1] is var last and not "/"
            ? Uri.UnescapeDataString(last)
            : "attachment";
        return call.Fetched.TryGetValue(url, out var file)
            ? Keep(name, file.ContentType, Convert.ToBase64String(file.Bytes), file.Bytes.Length)
            : new JsonObject { ["url"] = url, ["name"] = name, ["content_type"] = "application/octet-stream", ["filesize"] = 0 };
    }

    private string Address(string id, string name)
    {
        var expires = workspace.Now + (long)workspace.Settings.AttachmentUrlLifetime.TotalSeconds;
        return $"{Path}/{id}/{expires.ToString(CultureInfo.InvariantCulture)}/{Seal(id, expires)}/{Uri.EscapeDataString(name)}";
    }

    private string Seal(string id, long expires)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{workspace.Settings.AccessToken}/{id}/{expires}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private IResult Serve(string id, long expires, string seal)
    {
        if (seal != Seal(id, expires) || expires < workspace.Now || workspace.Store.Find(Collections.Files, id) is not { } file)
        {
            return Results.Text("The link has expired.", statusCode: StatusCodes.Status403Forbidden);
        }
        return Results.Bytes(Convert.FromBase64String(file.Body.Text("data")!), file.Body.Text("content_type"));
    }
}
