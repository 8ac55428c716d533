using Workbench.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Notebooks.Migrations;

/// <summary>
/// Where a twin can be looked at in the destination's own app: at the address that its connector knows, or at one that <c>migration.json</c> gives for
/// its type. Part of something else, such as a message, is looked at where that stands.
/// </summary>
public sealed class TwinPages
{
    private readonly PageForms forms;

    /// <param name="system">The destination, as in the catalog.</param>
    /// <param name="account">Its addresses, by type of twin, go before the connector's.</param>
    /// <exception cref="PlanException">An address is not of the web, or has no place for the id.</exception>
    public TwinPages(string system, AccountFile account)
    {
        var own = account.Pages ?? new Dictionary<string, string>();
        var known = ConnectorCatalog.Destinations[system].Pages(account.BaseUrl, account.Settings);
        forms = new PageForms(system, own.Concat(known.Where(form => !own.ContainsKey(form.Key))));
    }

    /// <summary>The page of a twin; null where none is known.</summary>
    public Uri? Of(TwinRef twin) => forms.Of(twin.Type, twin.Id) ?? (twin.Readable() is var whole && whole != twin ? forms.Of(whole.Type, whole.Id) : null);
}
