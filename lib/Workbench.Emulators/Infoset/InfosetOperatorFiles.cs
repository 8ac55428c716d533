using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// Writes what an operator of this account would have to supply, because no call of the vendor is known to give it: definitions
/// (<c>schema, pipelines, agents</c>), history (<c>calls, recordings, chats, articles</c>) and inventory (<c>mail-accounts, widgets, automations, sla,
/// reports, retention</c>).
/// </summary>
public static class InfosetOperatorFiles
{
    /// <summary>Writes the files into the directory, which is made if needed; files that exist are replaced.</summary>
    /// <param name="emulator">Where the inline images of the articles are served.</param>
    /// <exception cref="SampleFormatException">The sample cannot be read.</exception>
    public static async Task WriteAsync(SampleAccount sample, Uri emulator, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var folder = new OperatorFolder(directory, sample.EndsAt, cancellationToken);
        var rows = new OperatorRows(sample, emulator);
        await folder.WriteAsync("schema", new InfosetProperties(sample).All.Select(OperatorRows.Property));
        await folder.WriteAsync("pipelines", new InfosetPipelines(sample).All.Select(pipeline => pipeline.ToJson()));
        await folder.WriteAsync("agents", sample.Agents().Select(rows.Agent));
        await folder.WriteLinesAsync("calls", sample.Calls().Select(OperatorRows.Call));
        await WriteRecordingsAsync(sample, folder);
        await folder.WriteLinesAsync("chats", InfosetChats.Of(sample).Select(OperatorRows.Chat));
        await folder.WriteAsync("articles", sample.Articles().Select(rows.Article));
        await folder.WriteAsync("mail-accounts", OperatorInventory.MailAccounts());
        await folder.WriteAsync("widgets", OperatorInventory.Widgets());
        await folder.WriteAsync("automations", OperatorInventory.Automations(sample));
        await folder.WriteAsync("sla", OperatorInventory.ServiceLevels());
        await folder.WriteAsync("reports", OperatorInventory.Reports(sample));
        await folder.WriteAsync("retention", OperatorInventory.Retention());
    }

    private static async Task WriteRecordingsAsync(SampleAccount sample, OperatorFolder folder)
    {
        var recordings = new List<JsonObject>();
        foreach (var call in sample.Calls().Where(call => call.RecordingBytes is not null))
        {
            await using var bytes = sample.OpenRecording(call.Id);
            recordings.Add(await folder.RecordAsync(InfosetIds.Call(call.Id), bytes));
        }

        await folder.WriteAsync("recordings", recordings);
    }
}
