using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Limits;

namespace Workbench.Notebooks;

/// <summary>What the migration may use of the accounts, also while it runs.</summary>
public sealed partial class Bench
{
    /// <summary>
    /// Shows or changes how much of an account's quota the migration may use, and when. What runs takes a change over within a second or two;
    /// what was begun is finished. What is left out stays as it is.
    /// </summary>
    /// <param name="side"><c>source</c> or <c>destination</c>; both where it is left out.</param>
    /// <param name="share">Part of the quota that is the migration's, 0.05 to 1.</param>
    /// <param name="window">Hours of the day, such as <c>18:00-06:00</c>; <c>any</c> for all of them.</param>
    /// <param name="zone">Time zone of the hours, such as <c>Europe/Berlin</c>.</param>
    /// <param name="pause">True to pause, false to resume.</param>
    /// <param name="by">Who says so; the account of the operating system where it is left out.</param>
    /// <exception cref="PlanException">It makes no sense. Nothing was changed.</exception>
    public async Task<IDisplay> Limits(
        string? side = null, double? share = null, string? window = null, string? zone = null, bool? pause = null, string? by = null)
    {
        var wish = new LimitsWish(side, share, window, zone, pause);
        if (!wish.IsEmpty)
        {
            await migration.ChangeLimitsAsync(wish, by ?? Environment.UserName, Cancellation);
        }

        return LimitsTable.Of((await ProductionAsync()).Read, migration.Clock.GetUtcNow());
    }
}
