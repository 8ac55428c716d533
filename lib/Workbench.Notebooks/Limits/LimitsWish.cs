using System.Globalization;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Notebooks.Limits;

/// <summary>What somebody wants to change about the limits; what is null stays as it is.</summary>
/// <param name="Side"><c>source</c> or <c>destination</c>; null for both.</param>
/// <param name="Share">Part of the quota that is the migration's, 0.05 to 1.</param>
/// <param name="Window">Hours of the day, such as <c>18:00-06:00</c>; <c>any</c> for all of them.</param>
/// <param name="Zone">Time zone of the window, such as <c>Europe/Berlin</c>.</param>
/// <param name="IsPaused">True to pause, false to resume.</param>
public sealed record LimitsWish(string? Side = null, double? Share = null, string? Window = null, string? Zone = null, bool? IsPaused = null)
{
    private const string AnyTime = "any";

    /// <summary>True where nothing is to be changed.</summary>
    public bool IsEmpty => Share is null && Window is null && Zone is null && IsPaused is null;

    /// <summary>The changes that the wish comes to, from what holds now.</summary>
    /// <exception cref="PlanException">It makes no sense.</exception>
    public IReadOnlyList<LedgerChange.LimitsSet> From(IReadOnlyList<LimitsRow> present, string by) =>
        [.. Sides().Select(side => new LedgerChange.LimitsSet(
            side, Changed(present.FirstOrDefault(row => row.Side == side)?.Limits ?? AccountLimits.None), by))];

    private IEnumerable<AccountSide> Sides() => Side switch
    {
        null => Enum.GetValues<AccountSide>(),
        "source" => [AccountSide.Source],
        "destination" => [AccountSide.Destination],
        _ => throw new PlanException($"There is no account '{Side}'. Write source or destination, or nothing for both."),
    };

    private AccountLimits Changed(AccountLimits before) => new AccountLimits(
        Share ?? before.Share,
        Window switch
        {
            null when Zone is not null && before.Window is { } window => DayWindow.Parse(window.Hours, Zone),
            null when Zone is not null => throw new PlanException($"A time zone alone limits nothing. Name the hours, too, for example 18:00-06:00 in {Zone}."),
            null => before.Window,
            AnyTime => null,
            var hours => DayWindow.Parse(hours, Zone ?? before.Window?.Zone ?? throw new PlanException(
                $"'{hours}' where? Name the time zone of the hours, for example Europe/Berlin or UTC.")),
        },
        IsPaused ?? before.IsPaused).Checked();

    /// <summary>In words, for a message.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[]
        {
            Side is null ? "both accounts" : $"the {Side}",
            Share?.ToString("0.##", CultureInfo.InvariantCulture) is { } share ? $"share {share}" : null,
            Window is null ? null : $"hours {Window}",
            IsPaused switch { true => "pause", false => "resume", null => null },
        }.OfType<string>());
}
