using Workbench.Core.Connectors;

namespace Workbench.Connectors.Ivinex;

/// <summary>Where the common description of an Ivinex migration and its API part ways.</summary>
internal static class IvinexLimitations
{
    private const string Api = "training.ivinex.com/ivinex-api-documentation, January 2026";
    private const string Core = "ivinex.com/demo/api_documentation/api_core.html, January 2026";
    private const string Client = "seen in third-party clients (Domo connector page, a sync client), January 2026";
    private const string Assumed = "neither documented nor seen; assumed, January 2026";

    public static IReadOnlyList<Limitation> All { get; } =
    [
        new("ivinex.tabs", "One call to GetFields lists every tab.", "GetTabs lists tabs; GetFields needs one tab.", "Both are called, tab by tab.", Api),
        new("ivinex.related-calls", "GetAllRelatedItems is asked for each record.", "It is the bulk call; GetRelatedItems is the one per record.",
            "Bulk by default, per record by setting; the answers are de-duplicated.", Client),
        new("ivinex.link-records", "Organization links are read with LinkRecords.", "By its name that call writes.",
            "Links come from link fields and related items; LinkRecords is never called.", Assumed),
        new("ivinex.field-types", "Fields have six types.", "There are at least 22, also lists of records.",
            "Fourteen are translated; any other is read as text and reported.", "ivinex NodeID=126 and training.ivinex.com/field-display-options, January 2026"),
        new("ivinex.options", "Option values are copied.", "Records hold option ids; labels stand in the field definitions.",
            "Ids are resolved to labels; an id without a label is kept and reported.", Client),
        new("ivinex.owners", "Owners are matched by e-mail.", "Records name users by number.",
            "Numbers are resolved through the Users tab or users.json first.", Client),
        new("ivinex.users", "A Users tab gives e-mail and active flag.", "No call for users is documented.",
            "A tab with the role user is read; otherwise users.json is needed.", Assumed),
        new("ivinex.groups", "Group membership is exported.", "No call for groups is known.", "groups.json, supplied by a person.", Assumed),
        new("ivinex.attachments", "Attachments come with addresses, sizes and hashes.", "No metadata, address, size or hash is documented.",
            "Rows that carry an address are downloaded early and hashed here; everything else comes from attachments.json or is listed.", Assumed),
        new("ivinex.empty-answers", "An empty answer shows a missing permission.", "A tab that is really empty answers the same.",
            "An empty tab blocks until a person confirms it.", Api),
        new("ivinex.empty-flag", "A flag tells an empty tab from a forbidden one.", "No such flag is known.",
            "A person confirms each empty tab in tab-roles.json.", Assumed),
        new("ivinex.workflows", "Workflows are exported.", "No call reads them.", "Inventory from workflows.json, rebuilt by hand.", Assumed),
        new("ivinex.views", "Saved views are exported.", "No call reads them.", "Inventory from views.json, rebuilt by hand.", Assumed),
        new("ivinex.history", "The change history is exported.", "No call reads it, and fields_changed is not a history.",
            "Inventory from history.ndjson; fields_changed is treated as technical.", Client),
        new("ivinex.calls", "Activities carry call duration and disposition.", "Field names differ per account.",
            "Known names are recognised; others stay custom fields.", Assumed),
        new("ivinex.delta", "A delta run reads what changed.", "There is no filter by time of change.",
            "Every delta reads everything again and compares; quota and time are those of a full extract.", Client),
        new("ivinex.rate", "There is no published rate limit.", "None is known; a client that is tolerated sends 20 a second.",
            "Ten requests a second unless set otherwise.", Client),
        new("ivinex.preflight", "A test read of each tab proves access.", "A row proves it, an empty answer proves nothing.",
            "Rows count as proof, emptiness as a question to a person.", Core),
    ];
}
