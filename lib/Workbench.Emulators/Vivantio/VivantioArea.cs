namespace Workbench.Emulators.Vivantio;

/// <summary>A kind of record with Select, SelectById and SelectList.</summary>
/// <param name="Number">The code of <c>SystemArea</c> (vendor's apiexamples, Enums.cs).</param>
/// <param name="RecordTypeId">0 for tickets, which have many.</param>
/// <param name="Fields">What a query may name.</param>
internal sealed record VivantioArea(string Name, int Number, int RecordTypeId, string Collection, IReadOnlySet<string> Fields)
{
    public static VivantioArea Client { get; } = Of("Client", 0, 6, VivantioCollections.Clients,
        "Id, Reference, Name, WebSite, Email, EmailSuffix, Alert, Notes, ExternalKey, ExternalSource, CreatedDate, UpdateDate, Deleted, "
        + "StatusId, StatusName, CategoryId, RecordTypeId");

    public static VivantioArea Location { get; } = Of("Location", 1, 8, VivantioCollections.Locations,
        "Id, Name, ClientId, Address1, Address2, Address3, City, County, PostCode, Country, Phone, Notes, ExternalKey, ExternalSource, "
        + "UpdateDate, Deleted");

    public static VivantioArea Caller { get; } = Of("Caller", 2, 7, VivantioCollections.Callers,
        "Id, Name, Email, Phone, DomainLoginName, ClientId, LocationId, SelfServiceLoginEnabled, Notes, ExternalKey, ExternalSource, "
        + "RecordTypeId, CreateDate, UpdateDate, Deleted");

    public static VivantioArea Ticket { get; } = Of("Ticket", 3, 0, VivantioCollections.Tickets,
        "Id, DisplayId, Title, RecordTypeId, RecordTypeNameSingular, Description, DescriptionHtml, Solution, SolutionHtml, OpenDate, "
        + "CloseDate, Resolved, ResolvedDate, LastModifiedDate, LastModifiedById, LastActionId, StatusId, StatusName, StatusType, "
        + "PriorityId, PriorityName, CategoryId, CategoryLineage, ImpactId, ClientId, ClientName, LocationId, CallerId, CallerName, "
        + "CallerEmail, CallerPhone, TakenById, TakenByName, OwnerId, OwnerName, GroupId, GroupName, AssigneeType, AssigneeClientId, "
        + "AssigneeCallerId, AssigneeExpression, AssignedToEmail, AssignedToGroupName, AssignedToIndividualName, AssignedToSummary, "
        + "IntelligentAssignmentGroup, IntelligentAssignmentExcludeOutOfOffice, ThirdPartyId, ThirdPartyRef, ThirdPartyLogDate, "
        + "CallOrigin, CCAddressList, TotalEffort, WorkflowId, NextStepId, IsDeferred, Deleted");

    public static VivantioArea Asset { get; } = Of("Asset", 4, 5, VivantioCollections.Assets,
        "Id, AssetTag, SerialNumber, ClientId, CallerId, PurchaseDate, PurchasePrice, WarrantyExpiry, StatusId, ExternalKey, "
        + "ExternalSource, Notes, RecordTypeId, UpdateDate, Deleted");

    public static VivantioArea Article { get; } = Of("Article", 5, 10, VivantioCollections.Articles,
        "Id, Title, Text, Keywords, CategoryId, CategoryName, ThemeName, Description, AverageRating");

    public static IReadOnlyList<VivantioArea> All { get; } = [Client, Location, Caller, Ticket, Asset, Article];

    /// <summary>An area by its name or its code; null for any other word.</summary>
    public static VivantioArea? Find(string? word) =>
        All.FirstOrDefault(area => area.Name == word || VivantioIds.Text(area.Number) == word);

    private static VivantioArea Of(string name, int number, int recordTypeId, string collection, string fields) =>
        new(name, number, recordTypeId, collection, fields.Split(", ").ToHashSet(StringComparer.Ordinal));
}
