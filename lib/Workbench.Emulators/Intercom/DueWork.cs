using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>What the vendor does some time after it has answered. Kept in the state, so that a restart does not lose it.</summary>
internal sealed class DueWork(EmulatorContext context)
{
    private const string Collection = "_due";
    private readonly Dictionary<string, Action<string>> actions = new(StringComparer.Ordinal);

    public void On(string kind, Action<string> action) => actions.Add(kind, action);

    public void Add(string kind, string id, TimeSpan lag)
    {
        var at = context.Clock.GetUtcNow() + context.Shortened(lag);
        var body = new JsonObject { ["kind"] = kind, ["id"] = id, ["at"] = at.ToUnixTimeMilliseconds() };
        context.Store.Put(Collection, new Document(context.Store.Next(Collection).ToString(CultureInfo.InvariantCulture), body));
    }

    /// <summary>Does everything whose time has come, in the order in which it was asked for.</summary>
    public void Run()
    {
        var now = context.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var due in context.Store.Scan(Collection).Where(due => due.Body.Number("at") <= now).ToList())
        {
            context.Store.Delete(Collection, due.Id);
            actions[due.Body.Text("kind")!](due.Body.Text("id")!);
        }
    }
}
