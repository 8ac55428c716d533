using Workbench.Core.Connectors;
using Workbench.Ledger;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Limits;

/// <summary>What the migration may use of each account, and since whose word.</summary>
public static class LimitsTable
{
    /// <param name="now">Tells whether the hours of the day are open.</param>
    public static Table Of(ILedgerReader read, DateTimeOffset now)
    {
        var said = read.Limits().ToDictionary(row => row.Side);
        return Table.Of(Enum.GetValues<AccountSide>().Select(side => (Side: side, Row: said.GetValueOrDefault(side))).ToList())
            .Text("Account", row => row.Side.ToString())
            .Text("Now", row => Now(row.Row?.Limits ?? AccountLimits.None, now))
            .Text("Share of the quota", row => row.Row?.Limits.Share is { } share ? $"{share * 100:0.#} %" : "the connector's own")
            .Text("Hours", row => row.Row?.Limits.Window?.Print() ?? "any")
            .Text("Set by", row => row.Row?.By)
            .Instant("At", row => row.Row?.At)
            .Caption("Limits of the accounts").Build();
    }

    private static string Now(AccountLimits limits, DateTimeOffset now) => limits switch
    {
        { IsPaused: true } => "paused",
        _ when limits.OpensAt(now) is { } opens => $"closed until {opens:u}",
        _ => "open",
    };
}
