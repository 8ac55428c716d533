using System.Globalization;
using Workbench.Core.Records;

namespace Workbench.Connectors.Vivantio;

/// <summary>Names of the objects in a snapshot, and of what the connector adds to the vendor's own properties.</summary>
internal static class VivantioNames
{
    public const string User = "user";
    public const string Group = "group";
    public const string Client = "client";
    public const string Caller = "caller";
    public const string TicketPrefix = "ticket:";
    public const string Action = "action";
    public const string Shelf = "shelf";
    public const string Article = "article";
    public const string Attachment = "attachment";

    /// <summary>Counted and left behind: objects without a kind.</summary>
    public const string DeletedTicket = "deleted-ticket";
    public const string DeletedArticle = "deleted-article";
    public const string Location = "location";
    public const string Asset = "asset";

    /// <summary>Stage instances of a ticket as text.</summary>
    public const string SlaStages = "SlaStages";

    /// <summary>Entries of forms for which a typed field has no room.</summary>
    public const string FurtherForms = "FurtherForms";

    /// <summary>Values of fields of the former product. Its options name the fields.</summary>
    public const string LegacyFields = "LegacyFields";

    /// <summary>Start of the names of fields of custom forms: <c>form:FORM:FIELD</c>.</summary>
    public const string FormPrefix = "form:";

    /// <summary>What a ticket of this record type is read as.</summary>
    public static string Ticket(long recordType) => TicketPrefix + recordType.ToString(CultureInfo.InvariantCulture);

    /// <summary>Record type of an object that holds tickets; null for any other.</summary>
    public static long? RecordTypeOf(string objectName) =>
        objectName.StartsWith(TicketPrefix, StringComparison.Ordinal)
        && long.TryParse(objectName[TicketPrefix.Length..], CultureInfo.InvariantCulture, out var type) ? type : null;

    public static RecordKey Key(Kind kind, string id) => new(VivantioSource.Name, kind, id);
}
