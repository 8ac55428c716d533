using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>What one running account consists of.</summary>
internal sealed class InfosetParts
{
    private readonly InfosetTicketIndex index;

    public InfosetParts(InfosetSettings settings, SampleAccount sample, DocumentStore store)
    {
        Settings = settings;
        var time = new InfosetTime(settings.WritesZone);
        var properties = new InfosetProperties(sample);
        var pipelines = new InfosetPipelines(sample);
        var plantings = InfosetPlantings.In(sample);
        var timeline = new InfosetTimeline(time, store);
        index = new InfosetTicketIndex(store);
        State = new InfosetState(sample, new InfosetRecords(time, properties, pipelines, plantings), timeline, time, plantings, store);
        Tickets = new InfosetTickets(settings, index, timeline, store);
        Directory = new InfosetDirectory(settings, sample, properties, pipelines, store);
        Files = new InfosetFiles(sample, store);
    }

    public InfosetSettings Settings { get; }

    public InfosetState State { get; }

    public InfosetTickets Tickets { get; }

    public InfosetDirectory Directory { get; }

    public InfosetFiles Files { get; }

    public int ApplyEdits()
    {
        var applied = State.ApplyEdits();
        index.Forget();
        return applied;
    }
}
