using Workbench.Core.Errors;

namespace Workbench.Notebooks.Migrations;

/// <summary>Addresses of a vendor's pages with <c>{id}</c> where the id of a record stands.</summary>
internal sealed class PageForms
{
    private const string Id = "{id}";

    private readonly Dictionary<string, string> forms;

    /// <param name="system">Whose pages they are.</param>
    /// <param name="forms">By kind or type.</param>
    /// <exception cref="PlanException">An address is not of the web, or has no place for the id.</exception>
    public PageForms(string system, IEnumerable<KeyValuePair<string, string>> forms)
    {
        this.forms = new Dictionary<string, string>(forms, StringComparer.Ordinal);
        foreach (var (name, address) in this.forms)
        {
            if (!address.Contains(Id, StringComparison.Ordinal) || Filled(address, "1") is null)
            {
                throw new PlanException(
                    $"{MigrationFile.FileName}, pages of {system}: '{address}' for {name} is no address of a page. Copy it from the browser, with {Id} where the record's id stands.");
            }
        }
    }

    /// <summary>The page; null where no form is known.</summary>
    public Uri? Of(string name, string id) => forms.TryGetValue(name, out var address) ? Filled(address, id) : null;

    /// <summary>An id is the vendor's text and may hold anything: escaped, it stays in its place.</summary>
    private static Uri? Filled(string address, string id) =>
        Uri.TryCreate(address.Replace(Id, Uri.EscapeDataString(id), StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : null;
}
