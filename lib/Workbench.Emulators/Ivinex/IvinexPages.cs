using System.Globalization;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples.BuiltIn;

namespace Workbench.Emulators.Ivinex;

/// <summary>Cuts a collection into pages by row offset, in an order that nobody promises.</summary>
internal sealed class IvinexPages(IvinexSettings settings, EmulatorContext context)
{
    private const int LargestLimit = 100;

    private int calls;

    public IReadOnlyList<Document> Read(string collection, HttpRequest request)
    {
        var offset = Number(request.Query["Offset"], 0, int.MaxValue);
        var limit = Number(request.Query["Limit"], LargestLimit, LargestLimit);
        if (!settings.ShuffleRows)
            return context.Store.Skip(collection, offset, limit);
        // One row earlier than asked for: the last record of the page before comes again, and none is lost.
        var rows = context.Store.Skip(collection, Math.Max(0, offset - 1), limit).ToArray();
        Shuffle(rows, new SampleDice(context.Options.Seed, collection, Interlocked.Increment(ref calls)));
        return rows;
    }

    private static void Shuffle(Document[] rows, SampleDice dice)
    {
        for (var last = rows.Length - 1; last > 0; last--)
        {
            var other = dice.Below(last + 1);
            (rows[last], rows[other]) = (rows[other], rows[last]);
        }
    }

    private static int Number(string? text, int fallback, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, largest) : fallback;
}
