using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Notebooks.Migrations;

/// <summary>
/// Where a record can be looked at in its vendor's own pages: the addresses that <c>migration.json</c> gives for the kinds of an account, with
/// <c>{id}</c> in place of the vendor's id. Vendors document their programming interfaces, not the addresses of their pages, so a person copies
/// one from the browser; where none is given, a key is plain text.
/// </summary>
public sealed class RecordPages
{
    private const string Id = "{id}";

    private readonly string system;
    private readonly IReadOnlyDictionary<string, string> pages;

    /// <param name="system">The system whose records these are, as in their keys.</param>
    /// <param name="pages">By printed kind; null where the account has none.</param>
    /// <exception cref="PlanException">An address is not of the web, or has no place for the id.</exception>
    public RecordPages(string system, IReadOnlyDictionary<string, string>? pages)
    {
        this.system = system;
        this.pages = pages ?? new Dictionary<string, string>();
        foreach (var (kind, address) in this.pages)
        {
            if (!address.Contains(Id, StringComparison.Ordinal) || Address(address, "1") is null)
            {
                throw new PlanException(
                    $"{MigrationFile.FileName}, pages of {system}: '{address}' for {kind} is no address of a page. Copy it from the browser, with {Id} where the record's id stands.");
            }
        }
    }

    /// <summary>The page of a record; null where none is known.</summary>
    public Uri? Of(RecordKey key) => key.System == system && pages.TryGetValue(key.Kind.Print(), out var address) ? Address(address, key.Id) : null;

    /// <summary>An id is the vendor's text and may hold anything: escaped, it stays in its place.</summary>
    private static Uri? Address(string address, string id) =>
        Uri.TryCreate(address.Replace(Id, Uri.EscapeDataString(id), StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : null;
}
