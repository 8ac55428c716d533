namespace Workbench.Emulators.Gorgias;

/// <summary>
/// Where an independent checker finds what the account holds, in <see cref="RunningEmulator.Store"/>. A document's id is the vendor's id
/// in decimal digits. Times are text, UTC, <c>2026-02-01T10:00:00.000000+00:00</c>. Names that begin with '_' are outside the fingerprint:
/// no call of the vendor takes them back.
/// </summary>
public static class GorgiasCollections
{
    /// <summary>The caller first, then agents; <c>email</c>, <c>name</c>, <c>active</c>, <c>external_id</c>, <c>role</c>.</summary>
    public const string Users = "users";

    /// <summary><c>name</c>, <c>member_ids</c>.</summary>
    public const string Teams = "teams";

    /// <summary><c>name</c>, <c>description</c>, <c>decoration</c>.</summary>
    public const string Tags = "tags";

    /// <summary>
    /// Definitions: <c>object_type</c> (Ticket or Customer), <c>label</c>, <c>external_id</c>, <c>definition</c>,
    /// <c>deactivated_datetime</c>, and <c>archived</c>, which takes the field out of the fingerprint.
    /// </summary>
    public const string CustomFields = "custom_fields";

    /// <summary>
    /// As answered, with <c>channels</c>, <c>note</c>, <c>meta</c>, <c>data</c>; and <c>custom_fields</c>, an object from definition id to
    /// <c>{"value","value_id"}</c>. Lookups: <c>external_id</c>, <c>email</c> and <c>channel_email</c> (lower case).
    /// </summary>
    public const string Customers = "customers";

    /// <summary>
    /// As answered, with <c>customer_id</c>, <c>assignee_user_id</c>, <c>assignee_team_id</c>, <c>tag_ids</c> in place of the nested
    /// objects, and <c>custom_fields</c> as for customers. Lookups: <c>external_id</c>, <c>customer</c>, <c>tag</c>.
    /// </summary>
    public const string Tickets = "tickets";

    /// <summary>
    /// As answered, with <c>ticket_id</c>, <c>sender_id</c>, <c>receiver_id</c> (a user's when <c>from_agent</c>, else a customer's; the
    /// receiver the other way round) and in each of <c>attachments</c> the <c>file_id</c> of <see cref="Files"/>. Lookup: <c>ticket</c>.
    /// </summary>
    public const string Messages = "messages";

    /// <summary>
    /// Uploads: <c>name</c>, <c>content_type</c>, <c>size</c>, <c>sha256</c> (lower-case hex), <c>data</c> (base64), <c>url_path</c>.
    /// </summary>
    public const string Files = "_files";

    /// <summary>As answered. Lookup: <c>ticket</c>.</summary>
    public const string Surveys = "_satisfaction_surveys";

    /// <summary>As answered. Lookup: <c>object</c>, for example <c>Ticket/900001</c>.</summary>
    public const string Events = "_events";

    /// <summary>
    /// The invitation outbox: one document per user made through the API, with <c>user_id</c>, <c>email</c>, <c>cause</c>, <c>at</c>.
    /// </summary>
    public const string Invitations = "_invitations";

    public const string Views = "views";

    public const string Rules = "rules";

    public const string Macros = "macros";

    public const string Integrations = "integrations";

    public const string AccountSettings = "account_settings";

    public const string Jobs = "_jobs";

    internal const string Tokens = "_tokens";
}
