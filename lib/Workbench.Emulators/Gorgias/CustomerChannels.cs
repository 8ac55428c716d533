using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The addresses of a customer, and the main e-mail that goes with them.</summary>
internal static class CustomerChannels
{
    private static readonly string[] Types =
    [
        "email", "phone", "sms", "whatsapp", "facebook", "facebook-messenger", "instagram", "instagram-direct-message", "twitter",
        "twitter-direct-message", "chat", "aircall", "api", "yotpo", "help-center", "contact_form",
    ];

    private static readonly BodyShape Shape = new()
    {
        ["id"] = FieldRules.Whole(),
        ["type"] = FieldRules.OneOf(Types).Required,
        ["address"] = FieldRules.Text(320, 1).Required,
        ["preferred"] = FieldRules.Flag,
    };

    public static FieldRule Rule { get; } = FieldRules.List(new FieldRule(channel =>
        channel is JsonObject { } fields && fields.Text("type") == "email" && Shape.Problems(fields) is null
            ? FieldRules.Email.Check(fields["address"]!)
            : FieldRules.Object(Shape).Check(channel)));

    /// <summary>Channels given replace all; an e-mail without channel becomes one; channels without e-mail bring theirs.</summary>
    public static void Apply(JsonObject customer, JsonObject form)
    {
        if (form.ContainsKey("channels"))
        {
            customer["channels"] = form.Array("channels").Select(channel => (JsonNode?)new JsonObject
            {
                ["type"] = channel.Copy("type"),
                ["address"] = channel.Copy("address"),
                ["preferred"] = channel.Flag("preferred") ?? false,
            }).ToJsonArray();
            customer["email"] = form.Copy("email") ?? Main(customer);
        }
        else if (form.ContainsKey("email"))
        {
            customer["email"] = form.Copy("email");
        }
        if (customer.Text("email") is { } email && !Addresses(customer, "email").Contains(email, StringComparer.OrdinalIgnoreCase))
        {
            customer["channels"]!.AsArray().Add(new JsonObject { ["type"] = "email", ["address"] = email, ["preferred"] = true });
        }
    }

    public static IEnumerable<string> Addresses(JsonObject customer, string type) =>
        customer.Array("channels").Where(channel => channel.Text("type") == type).Select(channel => channel.Text("address")!);

    public static IEnumerable<Lookup> Lookups(JsonObject customer) => customer.Array("channels")
        .Select(channel => new Lookup("channel", Key(channel.Text("type")!, channel.Text("address")!)));

    public static string Key(string type, string address) => $"{type}:{address.Trim().ToLowerInvariant()}";

    private static JsonNode? Main(JsonObject customer) => customer.Array("channels")
        .Where(channel => channel.Text("type") == "email")
        .OrderByDescending(channel => channel.Flag("preferred") == true)
        .FirstOrDefault().Copy("address");
}
