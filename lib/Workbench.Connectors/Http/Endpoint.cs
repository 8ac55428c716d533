namespace Workbench.Connectors.Http;

/// <summary>One call of a vendor's API, as data.</summary>
/// <param name="Name">Stable name, for example <c>contact.create</c>.</param>
/// <param name="PathTemplate">Path below the base URL; <c>{name}</c> is replaced by an escaped value.</param>
/// <param name="Safety">Whether repeating the call changes anything. The verb says nothing about it.</param>
/// <param name="Source">Page and date from which the row was taken.</param>
public sealed record Endpoint(string Name, HttpMethod Method, string PathTemplate, Safety Safety, string Source);

/// <summary>Whether a call may be repeated.</summary>
public enum Safety
{
    /// <summary>Reads only: retried by the HTTP layer.</summary>
    Safe,

    /// <summary>Changes something: sent exactly once; what is not known must be asked for.</summary>
    Write,
}
