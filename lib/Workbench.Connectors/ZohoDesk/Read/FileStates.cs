using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>Files as Zoho Desk lists them: name, size and address; no type and no checksum.</summary>
internal static class FileStates
{
    public static TwinFile File(JsonElement attachment) => new(
        attachment.Text("name") ?? "",
        "",
        long.TryParse(attachment.Text("size"), CultureInfo.InvariantCulture, out var bytes) ? bytes : null,
        Uri.TryCreate(attachment.Text("href"), UriKind.Absolute, out var address) ? address : null);

    /// <summary>Files on the record itself. Those of its comments are in the same list of the vendor and are left out.</summary>
    public static IEnumerable<TwinState> Of(IReadOnlyList<JsonElement> attachments, IReadOnlyList<JsonElement> comments, TwinRef container)
    {
        var inside = comments.SelectMany(comment => comment.At("attachments").Rows()).Select(file => file.Text("id")).ToHashSet();
        return attachments.Where(file => !inside.Contains(file.Text("id"))).Select(file => new StateBuilder()
            .Put("name", file.Text("name"))
            .Put("size", file.Text("size"))
            .Build(new TwinRef(DeskNames.Attachment(container.Type), file.Text("id") ?? "", container.Print()), [File(file)]));
    }
}
