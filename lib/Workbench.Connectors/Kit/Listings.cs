using System.Text.Json;

namespace Workbench.Connectors.Kit;

/// <summary>
/// Lists of an account that were read since the last look at it, so that a hundred creations in a row do not read the same list a hundred
/// times. For one flow of work at a time.
/// </summary>
internal sealed class Listings
{
    private readonly Dictionary<string, List<JsonElement>> lists = new(StringComparer.Ordinal);

    /// <param name="name">What is listed, for example <c>fields of ticket</c>.</param>
    /// <param name="read">Reads it from the vendor, where that was not done yet.</param>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(string name, Func<Task<IReadOnlyList<JsonElement>>> read)
    {
        if (!lists.TryGetValue(name, out var rows))
        {
            lists[name] = rows = [.. await read().ConfigureAwait(false)];
        }

        return rows;
    }

    /// <summary>Adds what was just created, as the vendor answered it.</summary>
    public void Add(string name, JsonElement made)
    {
        if (lists.TryGetValue(name, out var rows))
        {
            rows.Add(made);
        }
    }

    /// <summary>Runs a call that may create something. Where it fails nobody knows what stands there, so every list is forgotten.</summary>
    public async Task<T> CreateAsync<T>(Func<Task<T>> create)
    {
        try
        {
            return await create().ConfigureAwait(false);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    /// <summary>Forgets every list: the account is looked at anew, or something was changed in place.</summary>
    public void Forget() => lists.Clear();
}
