using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Parts and notes of a read-back as twins of their own.</summary>
internal static class PartStates
{
    /// <summary>Parts that say something: state changes and attribute writes have neither text nor files.</summary>
    public static IEnumerable<TwinState> Parts(JsonElement parts, string type, TwinRef container)
    {
        foreach (var part in parts.Rows())
        {
            var files = Files(part);
            if (files.Count > 0 || part.Text("body") is { Length: > 0 })
            {
                yield return Part(part, type, container, files);
            }
        }
    }

    /// <summary>A note of a contact or company.</summary>
    public static TwinState Note(JsonElement note, string type, TwinRef container) => new StateBuilder()
        .Put("body", HtmlText.Of(note.Text("body") ?? ""))
        .Put("author", Author(note.At("author")))
        .PutTime("created_at", note.Time("created_at"))
        .Build(new TwinRef(type, note.Text("id") ?? "", container.Print()));

    private static TwinState Part(JsonElement part, string type, TwinRef container, IReadOnlyList<TwinFile> files) => new StateBuilder()
        .Put("body", HtmlText.Of(part.Text("body") ?? ""))
        .Put("author", Author(part.At("author")))
        .PutTime("created_at", part.Time("created_at"))
        .Put("part_type", part.Text("part_type"))
        .Put("attachments", string.Join('\n', files.Select(Describe)))
        .Build(new TwinRef(type, part.Text("id") ?? "", container.Print()), files);

    private static string? Author(JsonElement author) => author.Id("id") is { } id
        ? author.Text("type") is "admin" or "bot" or "team" ? $"{author.Text("type")}:{id}" : $"{IntercomNames.Contact}:{id}"
        : null;

    private static IReadOnlyList<TwinFile> Files(JsonElement part) => [.. part.At("attachments").Rows().Select(file => new TwinFile(
        file.Text("name") ?? "",
        file.Text("content_type") ?? "",
        long.TryParse(file.Text("filesize"), CultureInfo.InvariantCulture, out var bytes) ? bytes : null,
        Uri.TryCreate(file.Text("url"), UriKind.Absolute, out var url) ? url : null))];

    private static string Describe(TwinFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.FileName}\t{file.ContentType}\t{file.Bytes}");
}
