using System.Globalization;
using Quartz;
using Workbench.Notebooks.Work;

namespace Workbench.Cluster;

/// <summary>One job: a step of a migration, or one part of its attachments.</summary>
/// <param name="Schema">Schema of the migration's ledger, which names it in the whole database.</param>
/// <param name="Folder">The migration folder, under the same path on every machine.</param>
/// <param name="Shard">Part of the attachments, from 0; null for the whole step.</param>
/// <param name="Shards">How many parts there are.</param>
internal sealed record StepOrder(string Schema, string Folder, WorkRequest Request, int? Shard = null, int Shards = 1)
{
    private const string FolderName = "folder";
    private const string StepName = "step";
    private const string ConfirmName = "confirm";
    private const string RoundsName = "rounds";
    private const string ShardName = "shard";
    private const string ShardsName = "shards";

    public JobKey Key => new(Shard is { } shard ? string.Create(CultureInfo.InvariantCulture, $"{Request.Step}-{shard + 1}-of-{Shards}") : Request.Step, Schema);

    /// <summary>The parts of a step that is split; none of one that is not.</summary>
    public IEnumerable<StepOrder> Parts() => Shards > 1 ? Enumerable.Range(0, Shards).Select(shard => this with { Shard = shard }) : [];

    public JobDataMap ToData()
    {
        var data = new JobDataMap { [FolderName] = Folder, [StepName] = Request.Step, [ConfirmName] = Request.Confirm };
        Put(RoundsName, Request.Rounds);
        Put(ShardName, Shard);
        Put(ShardsName, Shards);
        return data;

        void Put(string name, int? number)
        {
            if (number is { } value)
            {
                data[name] = value.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    public static StepOrder Of(IJobDetail job)
    {
        var data = job.JobDataMap;
        return new StepOrder(
            job.Key.Group, Text(FolderName), new WorkRequest(Text(StepName), Text(ConfirmName), Number(RoundsName)), Number(ShardName), Number(ShardsName) ?? 1);

        string Text(string name) => data.TryGetValue(name, out var value) && value is string text ? text : "";
        int? Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
