namespace Workbench.Emulators.Infoset;

/// <summary>
/// Where the records lie in the emulator's store, under the decimal digits of <see cref="InfosetIds"/>. A body is the vendor's object,
/// plus members that begin with an underscore and never leave the emulator: <c>_files</c> are the files that the HTML links to.
/// </summary>
public static class InfosetCollections
{
    public const string Tickets = "tickets";

    public const string Logs = "logs";

    public const string Emails = "emails";

    public const string Contacts = "contacts";

    public const string Companies = "companies";

    public const string Deals = "deals";

    public const string Users = "users";

    /// <summary>Attachments of the sample that are linked from some HTML: <c>sample</c> (id), <c>type</c>, <c>download</c>.</summary>
    public const string Files = "_files";
}
