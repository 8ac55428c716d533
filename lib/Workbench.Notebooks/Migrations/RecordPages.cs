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
    private readonly string system;
    private readonly PageForms forms;

    /// <param name="system">The system whose records these are, as in their keys.</param>
    /// <param name="pages">By printed kind; null where the account has none.</param>
    /// <exception cref="PlanException">An address is not of the web, or has no place for the id.</exception>
    public RecordPages(string system, IReadOnlyDictionary<string, string>? pages) => (this.system, forms) = (system, new PageForms(system, pages ?? new Dictionary<string, string>()));

    /// <summary>The page of a record; null where none is known.</summary>
    public Uri? Of(RecordKey key) => key.System == system ? forms.Of(key.Kind.Print(), key.Id) : null;
}
