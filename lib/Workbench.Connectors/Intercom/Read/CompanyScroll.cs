using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>
/// Streams all companies that have a contact. One scroll per app at a time, and on any error it must be restarted from its beginning
/// (OpenAPI 2.16); lists end at 10,000.
/// </summary>
internal sealed class CompanyScroll(IntercomApi api)
{
    private const int MaxRestarts = 3;

    /// <exception cref="ConnectorException">The scroll broke more often than it was restarted, or its pages repeat without end.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (restarts, pages, repeated) = (0, 0, 0);
        string? scroll = null;
        while (true)
        {
            var answer = await PageAsync(scroll, restarts, cancellation).ConfigureAwait(false);
            if (answer is not { } page)
            {
                (scroll, restarts, repeated) = (null, restarts + 1, 0);
                continue;
            }

            var rows = page.At("data").Rows().ToList();
            var fresh = rows.Where(company => seen.Add(company.Text("id") ?? "")).ToList();
            (pages, repeated) = fresh.Count > 0 ? (pages + 1, 0) : (pages, repeated + 1);
            if (repeated > pages + 1)
            {
                // After a restart as many pages repeat as were read before, and no more.
                throw new ConnectorException("companies.scroll answers the same page again and again. Run the step again.") { MayRetry = true };
            }

            foreach (var company in fresh)
            {
                yield return company;
            }

            scroll = page.Text("scroll_param");
            if (rows.Count == 0 || scroll is null)
            {
                yield break;
            }
        }
    }

    // Null: restart from the beginning.
    private async Task<JsonElement?> PageAsync(string? scroll, int restarts, CancellationToken cancellation)
    {
        try
        {
            return await api.ReadAsync(new IntercomCall("companies.scroll").With("scroll_param", scroll), cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException) when (restarts < MaxRestarts)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), api.Clock, cancellation).ConfigureAwait(false);
            return null;
        }
    }
}
