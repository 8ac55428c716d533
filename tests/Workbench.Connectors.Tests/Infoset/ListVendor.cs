using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>A list of tickets in memory whose paging can be as odd as a test wants.</summary>
public sealed class ListVendor : HttpMessageHandler
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Rows in the vendor's own order, newest first.</summary>
    public List<(int Id, DateTimeOffset? UpdatedAt)> Rows { get; } = [];

    public bool IgnoresFilter { get; init; }

    public bool IgnoresOrder { get; init; }

    public bool StatesTotals { get; init; } = true;

    /// <summary>Added to every total.</summary>
    public int Exaggeration { get; init; }

    /// <summary>Happens after each answer.</summary>
    public Action<ListVendor, int> AfterAnswer { get; init; } = static (_, _) => { };

    public int Answers { get; private set; }

    /// <summary>A list of that many tickets, one per minute.</summary>
    public ListVendor Fill(int count, Func<int, DateTimeOffset?>? time = null)
    {
        Rows.AddRange(Enumerable.Range(1, count).Reverse().Select(id => (id, time is null ? Start.AddMinutes(id) : time(id))));
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        IEnumerable<(int Id, DateTimeOffset? UpdatedAt)> rows = Rows;
        if (!IgnoresFilter && query["FromUpdatedDate"] is { } since)
        {
            var from = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture);
            rows = rows.Where(row => row.UpdatedAt > from);
        }

        if (!IgnoresOrder && query["sortDir"] == "asc")
        {
            rows = rows.Reverse();
        }

        var found = rows.ToList();
        var size = int.Parse(query["ItemsPerPage"] ?? "15", CultureInfo.InvariantCulture);
        var page = found.Skip((int.Parse(query["Page"] ?? "1", CultureInfo.InvariantCulture) - 1) * size).Take(size)
            .Select(row => new { id = row.Id, updatedDate = row.UpdatedAt });
        var body = JsonSerializer.Serialize(StatesTotals
            ? (object)new { items = page, totalItems = found.Count + Exaggeration }
            : new { items = page });
        AfterAnswer(this, ++Answers);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        });
    }
}
