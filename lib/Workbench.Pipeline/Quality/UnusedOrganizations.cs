using Workbench.Core.Records;
using Workbench.Pipeline.Quality.Sketches;

namespace Workbench.Pipeline.Quality;

/// <summary>Organizations to which nothing points. Organizations and links are brought together on disk, so that memory does not grow with their number.</summary>
internal sealed class UnusedOrganizations(FindingLog log, string scratch) : IDisposable
{
    private const char Separator = '\u001e';

    private readonly SortedRows rows = new(scratch);

    public void Add(RecordKey organization, string sourceObject, string title) =>
        rows.Add(TextHash.Of(organization.ToString()), string.Join(Separator, organization.ToString(), sourceObject, Excerpt.Of(title)));

    public void AddLink(RecordKey to)
    {
        if (to.Kind == Kind.Organization)
        {
            rows.Add(TextHash.Of(to.ToString()), "");
        }
    }

    /// <summary>Tells the log. Nothing may be added any more.</summary>
    public void Finish(CancellationToken cancellation)
    {
        var (key, organization, isUsed) = (0UL, "", false);
        foreach (var row in rows.InOrder())
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Key != key)
            {
                Tell(organization, isUsed);
                (key, organization, isUsed) = (row.Key, "", false);
            }

            organization = row.Text.Length > 0 ? row.Text : organization;
            isUsed |= row.Text.Length == 0;
        }

        Tell(organization, isUsed);
    }

    public void Dispose() => rows.Dispose();

    private void Tell(string organization, bool isUsed)
    {
        if (!isUsed && organization.Split(Separator, 3) is [var key, var sourceObject, var title])
        {
            log.Add(QualityCode.UnusedOrganization, sourceObject, null, RecordKey.Parse(key), title);
        }
    }
}
