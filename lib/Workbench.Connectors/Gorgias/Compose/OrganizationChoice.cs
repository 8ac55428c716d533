using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Which organizations a contact belongs to, and which contact shows an organization.</summary>
internal static class OrganizationChoice
{
    /// <summary>The carried organizations of a contact: first the one it names itself.</summary>
    public static IReadOnlyList<RecordKey> Of(RecordKey contact, IComposeContext context)
    {
        var stated = context.Find(contact)?.Fields.Select(field => field.Value).OfType<FieldValue.References>().SelectMany(value => value.Keys) ?? [];
        return
        [
            .. stated.Concat(context.LinksFrom(contact).Where(link => link.Role is LinkRole.Organization or LinkRole.Parent).Select(link => link.To))
                .Where(key => key.Kind == Kind.Organization && context.Carries(key))
                .Distinct(),
        ];
    }

    /// <summary>The first contact, in the order of keys, whose first organization this is; null where it has none.</summary>
    public static RecordKey? Carrier(RecordKey organization, IComposeContext context) => context.LinksTo(organization)
        .Select(link => link.From)
        .Where(key => key.Kind == Kind.Contact && context.Carries(key))
        .Distinct()
        .Order()
        .Where(key => Of(key, context) is [var first, ..] && first == organization)
        .Select(key => (RecordKey?)key)
        .FirstOrDefault();
}
