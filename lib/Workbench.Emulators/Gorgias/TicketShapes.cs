namespace Workbench.Emulators.Gorgias;

/// <summary>The keys of tickets and messages.</summary>
internal static class TicketShapes
{
    public const string InternalNote = "internal-note";
    public const int MostMessages = 500;

    private static readonly string[] OnlyVia =
    [
        "form", "gorgias_chat", "helpdesk", "instagram", "offline_capture", "rule", "self_service", "shopify", "twilio", "yotpo", "zendesk",
    ];

    private static readonly string[] Channels =
    [
        "aircall", "api", "chat", "contact_form", "email", "facebook", "facebook-mention", "facebook-messenger", "facebook-recommendations",
        "help-center", "instagram-ad-comment", "instagram-comment", "instagram-direct-message", "instagram-mention", InternalNote, "phone",
        "sms", "twitter", "twitter-direct-message", "whatsapp", "yotpo-review",
    ];

    private static readonly FieldRule Address = FieldRules.Object(
        new BodyShape { ["name"] = FieldRules.Text(), ["address"] = FieldRules.Text(), ["id"] = FieldRules.Whole() });

    private static readonly FieldRule Source = FieldRules.Object(new BodyShape
    {
        ["type"] = FieldRules.Text(),
        ["from"] = Address,
        ["to"] = FieldRules.List(Address),
        ["cc"] = FieldRules.List(Address),
        ["bcc"] = FieldRules.List(Address),
        ["extra"] = FieldRules.FreeObject,
    });

    private static readonly FieldRule Attachment = FieldRules.Object(new BodyShape
    {
        ["url"] = FieldRules.Text(min: 1).Required,
        ["name"] = FieldRules.Text().Required,
        ["content_type"] = FieldRules.Text().Required,
        ["size"] = FieldRules.Whole(0),
        ["public"] = FieldRules.Flag,
        ["extra"] = FieldRules.FreeObject,
    });

    private static readonly FieldRule Person = FieldRules.Object(
        CustomerBook.NestedShape.With(new BodyShape { ["role"] = FieldRules.FreeObject, ["bio"] = FieldRules.Text() }));

    private static readonly FieldRule Tag = FieldRules.Object(new BodyShape
    {
        ["id"] = FieldRules.Whole(), ["name"] = FieldRules.Text(256, 1), ["decoration"] = FieldRules.FreeObject,
    });

    public static BodyShape Message { get; } = new()
    {
        ["channel"] = FieldRules.OneOf(Channels).Required,
        ["via"] = FieldRules.OneOf([.. Channels, .. OnlyVia]).Required,
        ["from_agent"] = FieldRules.Flag.Required,
        ["body_html"] = FieldRules.Text(),
        ["body_text"] = FieldRules.Text(),
        ["subject"] = FieldRules.Text(998),
        ["public"] = FieldRules.Flag,
        ["sender"] = Person,
        ["receiver"] = Person,
        ["source"] = Source,
        ["attachments"] = FieldRules.List(Attachment),
        ["created_datetime"] = FieldRules.Instant,
        ["sent_datetime"] = FieldRules.Instant,
        ["failed_datetime"] = FieldRules.Instant,
        ["opened_datetime"] = FieldRules.Instant,
        ["deleted_datetime"] = FieldRules.Instant,
        ["message_id"] = FieldRules.Text(),
        ["external_id"] = FieldRules.Text(255),
        ["integration_id"] = FieldRules.Whole(),
        ["headers"] = FieldRules.FreeObject,
        ["meta"] = FieldRules.FreeObject,
        ["mention_ids"] = FieldRules.List(FieldRules.Whole()),
        ["stripped_text"] = FieldRules.Text(),
        ["stripped_html"] = FieldRules.Text(),
        ["stripped_signature"] = FieldRules.Text(),
        ["macros"] = FieldRules.List(FieldRules.Any),
        ["last_sending_error"] = FieldRules.FreeObject,
    };

    private static BodyShape Common { get; } = new()
    {
        ["channel"] = FieldRules.OneOf(Channels),
        ["subject"] = FieldRules.Text(998),
        ["status"] = FieldRules.OneOf("open", "closed"),
        ["priority"] = FieldRules.OneOf("critical", "high", "normal", "low"),
        ["external_id"] = FieldRules.Text(255),
        ["from_agent"] = FieldRules.Flag,
        ["customer"] = FieldRules.Object(CustomerBook.NestedShape),
        ["assignee_user"] = FieldRules.Object(UserBook.Shape.Partial().With(new BodyShape { ["id"] = FieldRules.Whole() })),
        ["assignee_team"] = FieldRules.Object(new BodyShape { ["id"] = FieldRules.Whole() }),
        ["tags"] = FieldRules.List(Tag),
        ["custom_fields"] = FieldValues.Rule,
        ["meta"] = FieldRules.FreeObject,
        ["language"] = FieldRules.Text(8, 2),
        ["spam"] = FieldRules.Flag,
        ["opened_datetime"] = FieldRules.Instant,
        ["closed_datetime"] = FieldRules.Instant,
        ["updated_datetime"] = FieldRules.Instant,
        ["trashed_datetime"] = FieldRules.Instant,
        ["snooze_datetime"] = FieldRules.Instant,
        ["last_message_datetime"] = FieldRules.Instant,
        ["last_received_message_datetime"] = FieldRules.Instant,
    };

    public static BodyShape Create { get; } = Common.With(new BodyShape
    {
        ["via"] = FieldRules.OneOf([.. Channels, .. OnlyVia]).Required,
        ["messages"] = FieldRules.List(FieldRules.Object(Message), 1, MostMessages).Required,
        ["created_datetime"] = FieldRules.Instant,
    });

    public static BodyShape Update { get; } = Common.With(new BodyShape { ["via"] = FieldRules.OneOf([.. Channels, .. OnlyVia]) });
}
