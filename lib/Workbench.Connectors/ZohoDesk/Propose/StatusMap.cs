using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>Maps words of the source to the portal's statuses, priorities and channels.</summary>
internal static class StatusMap
{
    public const string Closed = "Closed";
    private const string OnHold = "On Hold";
    private const string Open = "Open";

    private static readonly (string Word, string Channel)[] Channels =
    [
        ("mail", "Email"), ("phone", "Phone"), ("call", "Phone"), ("chat", "Chat"), ("portal", "Web"), ("web", "Web"), ("form", "Web"), ("sms", "SMS"),
    ];

    /// <summary>Source label to status: the one of the same name, else the first whose type says the same.</summary>
    public static Dictionary<string, string> Statuses(FieldSchema source, ObjectSchema target) => Labels(source)
        .Select(label => (label, status: Resolve(label, target)))
        .Where(pair => pair.status is not null)
        .ToDictionary(pair => pair.label, pair => pair.status!, StringComparer.Ordinal);

    /// <summary>The status that a label means; null where the portal has none of its type.</summary>
    public static string? Resolve(string label, ObjectSchema target)
    {
        var options = target.Field(StandardFields.Status)?.Options ?? [];
        var same = options.FirstOrDefault(option => string.Equals(option.Label, label, StringComparison.OrdinalIgnoreCase));
        return same?.Label ?? First(Type(label), target) ?? First(Open, target);
    }

    /// <summary>Open, On Hold or Closed.</summary>
    public static string TypeOf(string status, ObjectSchema target) =>
        target.Field(StandardFields.StatusType)?.Options.FirstOrDefault(option => option.Id == status)?.Label ?? Open;

    /// <summary>The first status of the type Open, with which every ticket is created.</summary>
    public static string? FirstOpen(ObjectSchema target) => First(Open, target);

    /// <summary>Source label to the value of the same name; a label without one stays itself and is provisioned.</summary>
    public static Dictionary<string, string> Same(FieldSchema source, FieldSchema? target) => Labels(source).ToDictionary(
        label => label,
        label => target?.Options.FirstOrDefault(option => string.Equals(option.Label, label, StringComparison.OrdinalIgnoreCase))?.Label ?? label,
        StringComparer.Ordinal);

    /// <summary>Source label to channel; null unless every label has one.</summary>
    public static Dictionary<string, string>? ChannelsOf(FieldSchema source, FieldSchema? target)
    {
        var found = Labels(source).Select(label => (label, channel: Channel(label, target))).ToList();
        return found.Count > 0 && found.All(pair => pair.channel is not null)
            ? found.ToDictionary(pair => pair.label, pair => pair.channel!, StringComparer.Ordinal)
            : null;
    }

    private static string? Channel(string label, FieldSchema? target)
    {
        var options = target?.Options ?? [];
        var word = Channels.FirstOrDefault(pair => label.Contains(pair.Word, StringComparison.OrdinalIgnoreCase)).Channel;
        return (options.FirstOrDefault(option => string.Equals(option.Label, label, StringComparison.OrdinalIgnoreCase))
            ?? options.FirstOrDefault(option => option.Label == word))?.Label;
    }

    private static string? First(string type, ObjectSchema target) =>
        target.Field(StandardFields.StatusType)?.Options.FirstOrDefault(option => string.Equals(option.Label, type, StringComparison.OrdinalIgnoreCase))?.Id;

    private static string Type(string label) => StatusWords.Category(label) switch
    {
        "resolved" => Closed,
        "waiting_on_customer" => OnHold,
        _ => Open,
    };

    private static IEnumerable<string> Labels(FieldSchema field) =>
        field.Options.Select(option => option.Label).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal);
}
