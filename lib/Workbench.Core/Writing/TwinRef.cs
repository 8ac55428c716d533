namespace Workbench.Core.Writing;

/// <summary>A record in the destination that carries a source record, or part of one.</summary>
/// <param name="Type">The destination's word for it, for example <c>contact</c>, <c>ticket</c>, <c>ticket-part</c>, <c>conversation</c>.</param>
/// <param name="Id">The vendor's id.</param>
/// <param name="Container">
/// The twin whose read-back holds this one, printed as <c>type:id</c> (a part's ticket, a note's contact); null where it stands alone.
/// </param>
public sealed record TwinRef(string Type, string Id, string? Container = null)
{
    /// <summary><c>type:id</c>, the form in which containers are named.</summary>
    public string Print() => $"{Type}:{Id}";

    /// <summary>The twin that must be read to see this one: its container, or itself.</summary>
    public TwinRef Readable()
    {
        if (Container is null)
        {
            return this;
        }

        var colon = Container.IndexOf(':', StringComparison.Ordinal);
        return new TwinRef(Container[..colon], Container[(colon + 1)..]);
    }
}
