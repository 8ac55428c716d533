using Workbench.Core.Records;

namespace Workbench.Emulators.Checking;

/// <summary>What stood in the destination and has nothing to do with the source is as it was, and nothing came that the source does not have.</summary>
internal sealed class BystanderPairs(
    SourceTruth truth, ISourceSide source, IDestinationSide destination, IReadOnlyDictionary<string, string> before, PairReport report)
{
    public void Run()
    {
        var organizations = destination.HasOrganizations ? truth.Twins.Organizations.Where(twin => twin.SampleId is null).Select(twin => twin.Name) : [];
        var foreign = truth.Twins.Contacts.Where(twin => twin.SampleId is null).Select(twin => twin.Email).Concat(organizations).ToList();
        var seen = 0;
        foreach (var (place, text) in before.Where(document => foreign.Any(name => document.Value.Contains(name, StringComparison.OrdinalIgnoreCase))))
        {
            seen++;
            report.Claim(place);
            report.Require(
                destination.Documents.TryGetValue(place, out var now) && now == text, "bystander", place, $"was {text}, is {destination.Documents.GetValueOrDefault(place) ?? "gone"}");
        }

        report.Require(seen >= foreign.Count, "bystander", "all", $"only {seen} of at least {foreign.Count} bystanders were there before");
        foreach (var (place, key) in destination.Records.Where(record => !before.ContainsKey(record.Place) && !report.IsClaimed(record.Place)))
        {
            report.Require(key is not null && (source.IsExtra(key) || IsTask(key)), "unexpected", place, $"carries {key ?? "no source key"}");
        }
    }

    private bool IsTask(string key) => source.GivesTasks && truth.Tasks.Keys.Any(id => source.Key(Kind.Task, id) == key);
}
