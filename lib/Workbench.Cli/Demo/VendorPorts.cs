using System.Text.Json;
using Workbench.Core.Files;
using Workbench.Core.Hashing;
using Workbench.Emulators;

namespace Workbench.Cli.Demo;

/// <summary>
/// Keeps every vendor of a demo on the port it had before, because some write their own address into texts: a vendor does not move house
/// between two runs. A port that somebody else has taken is given up for a free one.
/// </summary>
internal sealed class VendorPorts(string folder)
{
    private string FilePath => Path.Combine(folder, "ports.json");

    /// <summary>Starts a vendor on its port, or on a free one, and remembers it.</summary>
    public async Task<EmulatedAccount> StartAsync(string name, Func<int, Task<EmulatedAccount>> start)
    {
        var ports = await ReadAsync();
        EmulatedAccount account;
        try
        {
            account = await start(ports.GetValueOrDefault(name));
        }
        catch (IOException) when (ports.ContainsKey(name))
        {
            account = await start(0);
        }

        ports[name] = account.Emulator.BaseAddress.Port;
        await WholeFile.WriteAsync(FilePath, JsonSerializer.Serialize(ports, CanonicalJson.Readable), CancellationToken.None);
        return account;
    }

    private async Task<SortedDictionary<string, int>> ReadAsync()
    {
        if (!File.Exists(FilePath))
        {
            return new SortedDictionary<string, int>(StringComparer.Ordinal);
        }

        await using var stream = File.OpenRead(FilePath);
        var read = await JsonSerializer.DeserializeAsync<Dictionary<string, int>>(stream, CanonicalJson.Options);
        return new SortedDictionary<string, int>(read ?? [], StringComparer.Ordinal);
    }
}
