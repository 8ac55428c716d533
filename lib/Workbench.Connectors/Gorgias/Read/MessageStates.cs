using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Gorgias.Compose;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Read;

/// <summary>Messages of a ticket as twins of their own.</summary>
internal static class MessageStates
{
    public static TwinState Of(JsonElement message, TwinRef ticket)
    {
        var source = message.At("source");
        var isAgent = message.IsTrue("from_agent");
        return new StateBuilder()
            .Put("external_id", message.Text("external_id"))
            .Put("body", Body(message))
            .Put("subject", message.Text("subject"))
            .Put("sender", message.Id("sender", "id") is { } id ? $"{(isAgent ? GorgiasNames.User : GorgiasNames.Customer)}:{id}" : null)
            .Put("created_datetime", Time(message, "created_datetime"))
            .Put("sent_datetime", Time(message, "sent_datetime"))
            .Put("channel", message.Text("channel"))
            .Put("direction", isAgent ? "outbound" : "inbound")
            .Put("from", source.At("from").ValueKind == JsonValueKind.Object ? Addresses.Print([Entry(source.At("from"))]) : null)
            .Put("to", List(source.At("to")))
            .Put("cc", List(source.At("cc")))
            .Put("bcc", List(source.At("bcc")))
            .Build(new TwinRef(GorgiasNames.Message, message.Text("id") ?? "", ticket.Print()), Files(message));
    }

    /// <summary>The text that a reader sees.</summary>
    public static string Body(JsonElement message) => message.Text("body_html") is { Length: > 0 } html ? HtmlText.Of(html) : message.Text("body_text") ?? "";

    public static IReadOnlyList<TwinFile> Files(JsonElement message) => [.. message.At("attachments").Rows().Select(file => new TwinFile(
        file.Text("name") ?? "",
        file.Text("content_type") ?? "",
        long.TryParse(file.Text("size"), CultureInfo.InvariantCulture, out var bytes) ? bytes : null,
        Uri.TryCreate(file.Text("url"), UriKind.Absolute, out var url) ? url : null))];

    /// <summary>A time as read-backs print it; null where there is none.</summary>
    public static string? Time(JsonElement json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new FieldValue.Instant(at).Print()
            : null;

    private static string List(JsonElement list) => Addresses.Print(list.Rows().Select(Entry));

    private static (string? Name, string? Address) Entry(JsonElement entry) => (entry.Text("name"), entry.Text("address"));
}
