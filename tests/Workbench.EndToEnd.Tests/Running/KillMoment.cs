using System.Globalization;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>When a demo is killed: told by how far it is, never by a clock.</summary>
internal sealed record KillMoment(string Text, Func<DemoProcess, bool> IsHere)
{
    private const int LastNotebook = 10;

    /// <summary>
    /// Draws a moment later than where the demo stands: six of ten by records that stand in production, the rest by events in the ledger,
    /// or by processor time after some notebook began.
    /// </summary>
    /// <param name="size">Size of the account, as given to the demo.</param>
    public static KillMoment Draw(Random random, DemoProcess demo, double size)
    {
        var most = (int)(20 + (480 * size));
        switch (random.Next(10))
        {
            case < 6:
                var documents = demo.Documents + random.Next(1, most);
                return new KillMoment(Print($"{documents} records stood in production"), found => found.Documents >= documents);
            case < 8:
                var events = demo.Events + random.Next(1, 6 * most);
                return new KillMoment(Print($"{events} events stood in the ledger"), found => found.Events >= events);
            default:
                var notebook = random.Next(0, LastNotebook + 1);
                var spent = TimeSpan.FromMilliseconds(random.Next(0, 2_000));
                TimeSpan? began = null;
                return new KillMoment(
                    Print($"notebook {notebook:00} had run for {spent.TotalMilliseconds} ms of processor time"),
                    found => found.Notebooks >= notebook && found.ProcessorTime - (began ??= found.ProcessorTime) >= spent);
        }
    }

    private static string Print(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
