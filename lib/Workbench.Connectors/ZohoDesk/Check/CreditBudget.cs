namespace Workbench.Connectors.ZohoDesk.Check;

/// <summary>
/// What a load, its verification and its rollback cost in credits, and how many days that takes. Costs as seen in clients of the real API;
/// daily pools as in Zoho's help page "Working with API Credits".
/// </summary>
/// <param name="PerDay">Credits of the portal per day.</param>
/// <param name="Reserve">Credits per day that stay with the customer.</param>
public sealed record CreditBudget(long PerDay, long Reserve)
{
    /// <summary>A get, create or update.</summary>
    public const int Call = 1;

    /// <summary>A list or search near its beginning; further back it costs more.</summary>
    public const int List = 3;

    /// <summary>Moving one record to the recycle bin.</summary>
    public const int Trash = 6;

    /// <summary>Credits that the migration may use per day; at least one.</summary>
    public long Usable => Math.Max(1, PerDay - Reserve);

    /// <summary>Credits that loading takes: a call per record, comment and file; a ticket also its tag and its quiet closing.</summary>
    public static long Load(CreditVolume volume) =>
        Call * (volume.Accounts + volume.Contacts + (3 * volume.Tickets) + volume.Comments + (2 * volume.Files) + volume.Tasks + volume.Calls);

    /// <summary>Credits that reading everything back takes: a call per record, and two lists where comments and files may hang.</summary>
    public static long Verify(CreditVolume volume) =>
        ((Call + (2 * List)) * (volume.Accounts + volume.Contacts + volume.Tickets + volume.Tasks)) + (Call * (volume.Calls + volume.Files));

    /// <summary>Credits that removing everything takes.</summary>
    public static long Rollback(CreditVolume volume) =>
        (Trash + Call + List) * (volume.Accounts + volume.Contacts + volume.Tickets + volume.Tasks + volume.Calls);

    /// <summary>Days of that many credits, rounded up.</summary>
    public long Days(long credits) => (credits + Usable - 1) / Usable;
}

/// <summary>Records to be loaded, by what they cost.</summary>
public sealed record CreditVolume(long Accounts, long Contacts, long Tickets, long Comments, long Files, long Tasks, long Calls);
